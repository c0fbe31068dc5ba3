/** The few helpers the page needs to find, make and ask. */
export const find = <E extends HTMLElement = HTMLElement>(inside: ParentNode, selector: string): E => {
  const found = inside.querySelector<E>(selector)
  if (!found) throw new Error(`The page has no ${selector}.`)
  return found
}

export const make = <K extends keyof HTMLElementTagNameMap>(
  name: K,
  set: Partial<HTMLElementTagNameMap[K]> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] => {
  const element = Object.assign(document.createElement(name), set)
  element.append(...children)
  return element
}

/** A hand's act on a handset. The answer is not awaited for the page: what changes comes as an event. */
export const act = async (number: string, verb: string, given: object = {}): Promise<void> => {
  await fetch(`/handsets/${encodeURIComponent(number)}/${verb}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(given),
  })
}

/** Adds what is new at the end of a log and keeps the end in sight; starts anew when it is another list. Keys are strings, one per item. */
export const growLog = <T>(
  log: HTMLElement,
  items: readonly T[],
  keyOf: (item: T) => string,
  draw: (item: T, before: T | undefined) => Node[],
): number => {
  const shown = log.dataset['keys'] ? log.dataset['keys'].split('\n') : []
  const keys = items.map(keyOf)
  const goesOn = shown.length <= keys.length && shown.every((key, at) => key === keys[at])
  if (!goesOn) log.replaceChildren()
  const from = goesOn ? shown.length : 0
  if (from === keys.length && goesOn) return 0
  items.slice(from).forEach((item, at) => log.append(...draw(item, items[from + at - 1])))
  log.dataset['keys'] = keys.join('\n')
  log.scrollTop = log.scrollHeight
  return shown.length === 0 || !goesOn ? 0 : items.length - from
}
