import type { HandsetView } from '../views.ts'
import { callPart } from './call.ts'
import { act, find, growLog, make } from './dom.ts'
import { chime } from './sound.ts'
import { tabsOf } from './tabs.ts'
import { callWords, directionOf, pieces, roleWords, spoken, whenSaid } from './words.ts'

export type Side = 'left' | 'right'
/** A handset on the page. `show` draws what the exchange told; `rings` is true while it does. */
export type Handset = { element: HTMLElement; show(view: HandsetView): void; unread(): number; rings(): boolean }

/** Makes a handset for one side. `say` announces for screen readers; `changed` is called when the side's badge may have changed. */
export const makeHandset = (side: Side, publicUrl: string, say: (words: string) => void, changed: () => void): Handset => {
  const element = find<HTMLTemplateElement>(document, '#handset').content.cloneNode(true) as DocumentFragment
  const section = find(element, '.handset')
  section.dataset['side'] = side
  const part = <E extends HTMLElement = HTMLElement>(name: string) => find<E>(section, `[data-${name}]`)
  let view: HandsetView | null = null
  let unread = 0
  const number = () => view?.number ?? ''
  const tabs = tabsOf(section, side, () => {
    if (tabs.shown() === 'messages') unread = 0
    tabs.count('messages', unread)
    changed()
  })
  const call = callPart(section, side, number, say)

  const openPage = (url: string) => {
    part<HTMLIFrameElement>('frame').src = url
    frameShown(url)
    tabs.show('page')
  }
  const frameShown = (url: string | null) => {
    part('frame').hidden = url === null
    part('no-page').hidden = url !== null
    part('address').textContent = url === null ? '' : new URL(url).host + new URL(url).pathname
    part<HTMLAnchorElement>('out').hidden = url === null
    if (url !== null) part<HTMLAnchorElement>('out').href = url
  }

  const drawText = (text: HandsetView['texts'][number], before: HandsetView['texts'][number] | undefined): Node[] => {
    const bubble = make('div', { className: 'text', dir: directionOf(text.body) })
    if (text.mine) bubble.dataset['mine'] = ''
    if (view?.language && !text.mine) bubble.lang = view.language
    bubble.append(
      make('span', { className: 'unseen' }, text.mine ? 'You wrote: ' : `From ${spoken(text.with)}: `),
      ...pieces(text.body).map(drawPiece),
    )
    const apart = !before || before.with !== text.with || Date.parse(text.at) - Date.parse(before.at) > 300_000
    return apart ? [make('p', { className: 'when' }, `${spoken(text.with)} · ${whenSaid(text.at)}`), bubble] : [bubble]
  }
  const drawPiece = ({ kind, text }: ReturnType<typeof pieces>[number]): Node | string => {
    if (kind === 'words') return text
    if (kind === 'number')
      return make('button', { type: 'button', dir: 'ltr', onclick: () => void act(number(), 'dial', { to: text }) }, text)
    const link = make('a', { href: text, target: '_blank', rel: 'noopener', dir: 'ltr' }, text)
    link.addEventListener('click', (event) => {
      if (new URL(text).origin !== new URL(publicUrl).origin || event.ctrlKey || event.metaKey) return
      event.preventDefault()
      openPage(text)
    })
    return link
  }

  const showHolder = (shown: HandsetView) => {
    part('role').textContent = shown.role ? roleWords[shown.role] : 'A telephone'
    part('name').textContent = shown.name ?? spoken(shown.number)
    part('number').textContent = spoken(shown.number)
    part('number').hidden = shown.name === null
    part('hint').textContent = shown.hint
    part('hint').hidden = shown.hint === null
    part('switch').setAttribute('aria-pressed', String(!shown.on))
    find(part('switch'), 'span').textContent = shown.on ? 'Switch off' : 'Switch on'
    part('dark').hidden = shown.on
    for (const covered of ['glass', 'tabs']) part(covered).inert = !shown.on || shown.live !== null
    section.setAttribute('aria-label', `${shown.name ?? spoken(shown.number)}’s phone`)
  }
  const showAnother = (shown: HandsetView) => {
    unread = 0
    const app = shown.role === 'operative' ? `${publicUrl}/phone/` : null
    part<HTMLIFrameElement>('frame').src = app ?? 'about:blank'
    part<HTMLIFrameElement>('frame').title = `Page on ${shown.name ?? spoken(shown.number)}’s phone`
    frameShown(app)
    tabs.label('page', app ? 'Doorstep' : 'Page')
    tabs.show(app ? 'page' : 'messages')
    find<HTMLInputElement>(section, '[data-dial] input').value = ''
  }
  const showCalls = (shown: HandsetView) => {
    const rows = shown.calls
      .toReversed()
      .map((one) => make('li', {}, spoken(one.with), make('span', {}, `${callWords(one)} · ${whenSaid(one.at)}`)))
    part('calls').replaceChildren(...(rows.length > 0 ? rows : [make('li', {}, make('span', {}, 'No calls yet.'))]))
  }

  part('switch').addEventListener('click', () => void act(number(), 'switch', { on: !(view?.on ?? true) }))
  listenForKeys(section, side, number)
  return {
    element: section,
    show: (shown) => {
      const another = view?.number !== shown.number
      view = shown
      showHolder(shown)
      if (another) showAnother(shown)
      const arrived = growLog(part('texts'), shown.texts, ({ sid, at }) => `${shown.number} ${sid} ${at}`, drawText)
      part('texts').dataset['empty'] = shown.texts.length === 0 ? 'No texts yet. They appear here as they arrive.' : ''
      const news = arrived > 0 && shown.texts.at(-1)?.mine === false
      if (news) chime()
      if (news && tabs.shown() !== 'messages') unread += arrived
      tabs.count('messages', unread)
      showCalls(shown)
      call.show(shown)
      changed()
    },
    unread: () => unread,
    rings: () => view?.live?.status === 'ringing' && view.live.incoming,
  }
}

/** Writing texts and dialling. */
const listenForKeys = (section: HTMLElement, side: Side, number: () => string): void => {
  const compose = find<HTMLFormElement>(section, '[data-compose]')
  const words = find<HTMLTextAreaElement>(compose, 'textarea')
  words.id = `${side}-compose`
  find<HTMLLabelElement>(compose, 'label').htmlFor = words.id
  compose.addEventListener('submit', (event) => {
    event.preventDefault()
    const body = words.value.trim()
    words.value = ''
    if (body !== '') void act(number(), 'text', { body })
  })
  words.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    compose.requestSubmit()
  })
  const dial = find<HTMLFormElement>(section, '[data-dial]')
  const dialled = find<HTMLInputElement>(dial, 'input')
  dialled.id = `${side}-dial`
  find<HTMLLabelElement>(dial, 'label').htmlFor = dialled.id
  dial.addEventListener('submit', (event) => {
    event.preventDefault()
    void act(number(), 'dial', dialled.value.trim() === '' ? {} : { to: dialled.value })
  })
  for (const key of dial.querySelectorAll<HTMLElement>('[data-key]'))
    key.addEventListener('click', () => (dialled.value += key.dataset['key'] ?? ''))
  find(dial, '[data-rub]').addEventListener('click', () => (dialled.value = dialled.value.slice(0, -1)))
}
