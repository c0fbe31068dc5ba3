/** Enough of XML to read TwiML: elements, attributes, text, entities, CDATA, comments. No DTD, so nothing outside can be pulled in. */
export type Element = { name: string; attributes: Record<string, string>; children: Element[]; text: string }

export class NotXml extends Error {}

const token =
  /<!\[CDATA\[([\s\S]*?)\]\]>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<(\/?)([A-Za-z][\w.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/y

/** The root element. Throws `NotXml` for what is not well-formed. */
export const readXml = (source: string): Element => {
  const top: Element = { name: '', attributes: {}, children: [], text: '' }
  const open = [top]
  token.lastIndex = 0
  while (token.lastIndex < source.length) {
    const at = token.lastIndex
    const found = token.exec(source)
    if (!found) throw new NotXml(`Not XML at character ${at}.`)
    take(open, found)
  }
  const [root, ...others] = top.children
  if (open.length > 1 || !root || others.length > 0 || top.text.trim() !== '')
    throw new NotXml('There must be one element around everything.')
  return root
}

const take = (open: Element[], [, cdata, closing, name, attributes, empty, text]: RegExpExecArray): void => {
  const current = open.at(-1)
  if (!current) throw new NotXml('An element ends that never began.')
  if (name === undefined) current.text += cdata ?? plain(text ?? '')
  else if (closing) {
    if (open.length < 2 || current.name !== name) throw new NotXml(`</${name}> ends what it did not begin.`)
    open.pop()
  } else {
    const element: Element = { name, attributes: attributesOf(attributes ?? ''), children: [], text: '' }
    current.children.push(element)
    if (!empty) open.push(element)
  }
}

const attributesOf = (source: string): Record<string, string> =>
  Object.fromEntries(
    [...source.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(([, key, double, single]) => [
      key ?? '',
      plain(double ?? single ?? ''),
    ]),
  )

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const plain = (text: string): string => {
  if (/&(?!#\d+;|#x[\da-fA-F]+;|(?:amp|lt|gt|quot|apos);)/.test(text)) throw new NotXml('An & stands alone.')
  return text.replace(/&(?:#x([\da-fA-F]+)|#(\d+)|(\w+));/g, (_whole, hex, decimal, name) =>
    name ? (named[name] ?? '') : String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal)),
  )
}
