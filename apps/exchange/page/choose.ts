import type { OverviewLine } from '../views.ts'
import { find, make } from './dom.ts'
import { isWhole, roleWords, spoken } from './words.ts'

const shownAtOnce = 60

/** Asks whose phone to hold: a name of the directory, or any number typed in. Null when left without choosing. */
export const choosePhone = async (): Promise<string | null> => {
  const dialog = find<HTMLDialogElement>(document, '#choose')
  const typed = find<HTMLInputElement>(dialog, '#choose-find')
  const everybody: OverviewLine[] = await (await fetch('/handsets')).json()
  let chosen: string | null = null
  const choose = (number: string) => {
    chosen = number
    dialog.close()
  }
  const draw = () => {
    const wanted = typed.value.trim().toLowerCase()
    const found = everybody.filter((line) => matches(line, wanted))
    find(dialog, '#choose-count').textContent = counted(found.length)
    const buttons = found.slice(0, shownAtOnce).map((line) => personButton(line, () => choose(line.number)))
    if (found.length === 0 && isWhole(wanted)) buttons.push(button(() => choose(wanted), make('b', {}, `Hold ${typed.value.trim()}`)))
    find(dialog, '#choose-list').replaceChildren(...buttons.map((one) => make('li', {}, one)))
  }
  typed.value = ''
  const leaving = new AbortController()
  typed.addEventListener('input', draw, leaving)
  draw()
  dialog.showModal()
  typed.focus()
  return new Promise((resolve) => {
    const close = () => {
      leaving.abort()
      resolve(chosen)
    }
    dialog.addEventListener('close', close, { once: true })
  })
}

const counted = (many: number): string =>
  many === 0
    ? 'Nobody by that name or number.'
    : many > shownAtOnce
      ? `The first ${shownAtOnce} of ${many}. Type to find others.`
      : many === 1
        ? '1 phone'
        : `${many} phones`

const matches = ({ name, number }: OverviewLine, wanted: string): boolean =>
  wanted === '' ||
  (name ?? '').toLowerCase().includes(wanted) ||
  [number, spoken(number)].some((one) => one.replaceAll(' ', '').includes(wanted.replaceAll(' ', '')))

const button = (choose: () => void, ...inside: HTMLElement[]): HTMLButtonElement => {
  const made = make('button', { type: 'button', className: 'person' }, ...inside)
  made.addEventListener('click', choose)
  return made
}

const personButton = (line: OverviewLine, choose: () => void): HTMLButtonElement =>
  button(
    choose,
    make('b', {}, line.name ?? spoken(line.number)),
    make('span', {}, line.ringing ? 'Ringing now' : line.role ? roleWords[line.role] : ''),
    make(
      'span',
      { className: 'person-words', dir: 'auto', lang: line.lastWords ? (line.language ?? '') : '' },
      line.lastWords ?? spoken(line.number),
    ),
  )
