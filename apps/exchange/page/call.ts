import type { CallView, HandsetView } from '../views.ts'
import { act, find, growLog, make } from './dom.ts'
import { spoken } from './words.ts'

/** The call that covers a handset's screen: ringing, in progress, over. */
export const callPart = (section: HTMLElement, side: string, number: () => string, say: (words: string) => void) => {
  const part = <E extends HTMLElement = HTMLElement>(name: string) => find<E>(section, `[data-${name}]`)
  const cover = part('calling')
  let live: CallView | null = null
  part('answer').addEventListener('click', () => {
    cover.focus()
    void act(number(), 'answer')
  })
  part('hang-up').addEventListener('click', () => void act(number(), 'hangup'))
  for (const key of cover.querySelectorAll<HTMLElement>('[data-key]'))
    key.addEventListener('click', () => void act(number(), 'keys', { keys: key.dataset['key'] }))
  cover.addEventListener('keydown', (event) => {
    if (/^[\d*#]$/.test(event.key) && live?.listening?.keys && !(event.target instanceof HTMLTextAreaElement))
      void act(number(), 'keys', { keys: event.key })
  })
  const speak = part<HTMLFormElement>('speak')
  const words = find<HTMLTextAreaElement>(speak, 'textarea')
  words.id = `${side}-speak`
  part('speak-label').setAttribute('for', words.id)
  speak.addEventListener('submit', (event) => {
    event.preventDefault()
    void act(number(), 'speak', { words: words.value })
    words.value = ''
  })
  setInterval(() => {
    part('call-time').textContent = live?.answeredAt ? lasted(live.answeredAt) : ''
  }, 500)

  const draw = (call: CallView) => {
    const ringing = call.status === 'ringing'
    cover.toggleAttribute('data-ringing', ringing)
    part('call-state').textContent = ringing ? (call.incoming ? 'Incoming call' : 'Calling') : 'On the phone'
    part('call-who').textContent = spoken(call.with)
    part('call-time').textContent = call.answeredAt ? lasted(call.answeredAt) : ''
    part('answer').hidden = !(ringing && call.incoming)
    part('hang-up-label').textContent = ringing && call.incoming ? 'Decline' : 'Hang up'
    part('heard').hidden = ringing
    part('call-keys').hidden = ringing
    part('speak').hidden = !call.listening?.speech
    part('keyed').textContent = call.listening?.keyed ?? ''
    growLog(
      part('heard'),
      call.heard.map((text, at) => ({ text, at })),
      ({ at }) => `${call.sid} ${at}`,
      ({ text }) => [make('p', { dir: 'auto' }, text)],
    )
  }
  return {
    show: (view: HandsetView) => {
      const began = view.live !== null && live?.sid !== view.live.sid
      const ended = view.live === null && live !== null
      const heldFocus = cover.contains(document.activeElement) || find(section, '[data-glass]').contains(document.activeElement)
      live = view.live
      cover.hidden = live === null
      if (live) draw(live)
      if (began && live) {
        cover.setAttribute('aria-label', `Call with ${spoken(live.with)}`)
        if (live.incoming) say(`${view.name ?? spoken(view.number)}’s phone is ringing. ${spoken(live.with)} calls.`)
        if (heldFocus) part(live.incoming ? 'answer' : 'hang-up').focus()
      }
      if (ended) say('The call has ended.')
      if (ended && heldFocus) find(section, '[role="tab"][aria-selected="true"]').focus()
    },
  }
}

const lasted = (since: string): string => {
  const seconds = Math.max(0, Math.floor((Date.now() - Date.parse(since)) / 1000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
