import type { HandsetView, OverviewLine } from '../views.ts'
import { choosePhone } from './choose.ts'
import { find, make } from './dom.ts'
import { makeHandset } from './handset.ts'
import type { Handset, Side } from './handset.ts'
import { soundIsOn, startRinging, stopRinging, turnSound } from './sound.ts'
import { clockNow, international, spoken } from './words.ts'

/** The page: two handsets fed by one stream of events; `?left=` and `?right=` say whose, `?theme=` light or dark. */
const sides = ['left', 'right'] as const satisfies Side[]
const address = new URL(location.href)
const publicUrl = (document.body.dataset['publicUrl'] ?? '').replace(/\/$/, '')
const held: Partial<Record<Side, string>> = {}
const names: Partial<Record<Side, string>> = {}

const say = (words: string) => (find(document, '#announce').textContent = words)
const handsets = Object.fromEntries(sides.map((side) => [side, makeHandset(side, publicUrl, say, () => drawSides())])) as Record<
  Side,
  Handset
>

/** On a narrow page one phone is seen at a time; the buttons tell what happens on the other. */
let inSight: Side = 'left'
const drawSides = () => {
  const buttons = sides.map((side) => {
    const handset = handsets[side]
    const news = handset.rings() ? 'Ringing' : handset.unread() > 0 ? `${handset.unread()} new` : ''
    const button = make(
      'button',
      { type: 'button', className: 'button button-quiet' },
      make('span', {}, names[side] ?? 'A phone'),
      ' ',
      make('b', {}, news),
    )
    button.setAttribute('aria-pressed', String(side === inSight))
    button.addEventListener('click', () => {
      inSight = side
      drawSides()
      find(document, '.sides [aria-pressed="true"]').focus()
    })
    handset.element.toggleAttribute('data-shown', side === inSight)
    return button
  })
  find(document, '.sides').replaceChildren(...buttons)
  if (sides.some((side) => handsets[side].rings())) startRinging()
  else stopRinging()
}

let stream: EventSource | null = null
const listen = () => {
  stream?.close()
  stream = new EventSource(`/events?numbers=${sides.map((side) => encodeURIComponent(held[side] ?? '')).join(',')}`)
  const line = find(document, '#line')
  let lastTruth = clockNow()
  stream.addEventListener('handset', ({ data }: MessageEvent<string>) => {
    lastTruth = clockNow()
    line.hidden = true
    const view: HandsetView = JSON.parse(data)
    for (const side of sides.filter((one) => held[one] === view.number)) {
      names[side] = view.name ?? spoken(view.number)
      handsets[side].show(view)
    }
  })
  stream.addEventListener('overview', ({ data }: MessageEvent<string>) => showElsewhere(JSON.parse(data)))
  stream.addEventListener('open', () => (line.hidden = true))
  stream.addEventListener('error', () => {
    line.textContent = `The line to the exchange has dropped. This is how it was at ${lastTruth}. Trying again.`
    line.hidden = false
  })
}

/** Phones that ring in nobody's hand on this page. */
const showElsewhere = (lines: OverviewLine[]) => {
  const ringing = lines.filter((line) => line.ringing && !Object.values(held).includes(line.number))
  const strip = find(document, '#elsewhere')
  strip.replaceChildren(
    ...ringing.map((line) => {
      const show = make(
        'button',
        { type: 'button', className: 'button button-quiet button-small', onclick: () => hold('right', line.number) },
        'Show it',
      )
      return make('p', {}, `${line.name ?? spoken(line.number)}’s phone is ringing.`, show)
    }),
  )
}

const hold = (side: Side, typed: string) => {
  const number = international(typed)
  held[side] = number
  address.searchParams.set(side, number)
  history.replaceState(null, '', address)
  listen()
}

/** Invented numbers, for an exchange that has heard of nobody yet. */
const nobodys = ['+447700900001', '+447700900002'] as const

/** Who is held at first: as the address says, else whoever of that role has news or stands first. */
const firstHolders = async () => {
  const everybody: OverviewLine[] = await (await fetch('/handsets')).json()
  const first = (role: string, not?: string) => everybody.find((line) => line.role === role && line.number !== not)?.number
  const asked = (side: Side) => (address.searchParams.has(side) ? international(address.searchParams.get(side) ?? '') : undefined)
  held.left = asked('left') ?? first('resident') ?? everybody[0]?.number ?? nobodys[0]
  const anotherOne = everybody.find(({ number }) => number !== held.left)?.number
  held.right = asked('right') ?? first('operative', held.left) ?? anotherOne ?? nobodys[1]
}

const drawSound = () => {
  const button = find(document, '#sound')
  button.setAttribute('aria-pressed', String(soundIsOn()))
  find(button, 'span').textContent = soundIsOn() ? 'Sound is on' : 'Sound is off'
  button.querySelector('use')?.setAttribute('href', soundIsOn() ? '#i-sound' : '#i-mute')
}

const start = async () => {
  const theme = address.searchParams.get('theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset['theme'] = theme
  find(document, '#sound').addEventListener('click', () => {
    turnSound(!soundIsOn())
    drawSound()
  })
  drawSound()
  for (const side of sides) {
    find(document, '#pair').append(handsets[side].element)
    find(handsets[side].element, '[data-choose]').addEventListener('click', async () => {
      const number = await choosePhone()
      if (number) hold(side, number)
      find(handsets[side].element, '[data-choose]').focus()
    })
  }
  drawSides()
  await firstHolders()
  listen()
}
await start()
