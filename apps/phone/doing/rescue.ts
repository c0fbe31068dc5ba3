import { allEntries, mark, write } from '../kept/book.ts'
import type { Entry, Told } from '../kept/book.ts'
import { now } from '../kept/clock.ts'
import { deliver } from '../kept/courier.ts'
import type { Delivered } from '../kept/courier.ts'
import { entryOf, noteDelivery } from './entries.ts'
import { change, myself, phoneNow, visitId } from './state.ts'

type Help = Extract<Told, { kind: 'help' }>

/** How long nobody answers before it is tried again, and how long one try may take, in milliseconds. */
const [between, patience] = [2_000, 6_000]
const buzz = { went: [60, 90, 60], kept: 400 }

/** Asked for here and not answered yet, also when this phone's book cannot be written. */
const unheard = new Map<string, Entry>()
const tried = new Set<string>()

/**
 * A2 A call for help: written down and told at the same time, on a way of its own, so that nothing else waits before it (A5). Two
 * short buzzes say that it went; one long one that it is kept and goes when it can. Nothing on the screen says either.
 */
export const askForHelp = async (asked: Pick<Help, 'silent' | 'place' | 'how' | 'phone'>): Promise<void> => {
  const entry = entryOf({ kind: 'help', visitId: visitId(), ...asked })
  unheard.set(entry.id, entry)
  const written = write([entry]).catch(() => undefined)
  void rescue()
  await written
  await showBook()
}

/** Read, and something else is being done about it. */
export const putUnheardAway = (): void => change({ isUnheard: false })

const showBook = async (): Promise<void> => change({ entries: await allEntries().catch(() => phoneNow().entries) })

const unanswered = (): Entry[] => {
  const isMine = ({ told, state, by }: Entry): boolean => told.kind === 'help' && state === 'waiting' && (by === '' || by === myself())
  const kept = phoneNow().entries.filter(isMine)
  return [...new Map([...kept, ...unheard.values()].map((entry) => [entry.id, entry])).values()]
}

let trying: Promise<void> | null = null
let tryNow = (): void => undefined

/** Tells calls for help until each is answered. Asked for meanwhile, it tries again at once. */
export const rescue = (): Promise<void> => {
  tryNow()
  trying ??= untilAnswered().finally(() => (trying = null))
  return trying
}

const untilAnswered = async (): Promise<void> => {
  for (let calls = unanswered(); calls.length > 0; calls = unanswered()) {
    const isNew = calls.some(({ id }) => !tried.has(id))
    for (const { id } of calls) tried.add(id)
    const { delivered, end } = await deliver(calls, () => now().toString(), { patience, kept: isNew })
    for (const answer of delivered) await answered(calls, answer)
    await (delivered.some(({ ok }) => ok) ? went() : showBook())
    if (end === 'pin' && delivered.length === 0) return change({ stage: 'pin', isUnheard: true })
    if (end !== 'silence') continue
    change({ hasLine: false })
    if (isNew) navigator.vibrate?.(buzz.kept)
    await aMoment()
  }
}

/** Whatever the office could not read in it, that somebody asks for help is told again without the rest. */
const answered = async (calls: readonly Entry[], { id, ok }: Delivered): Promise<void> => {
  const call = calls.find((one) => one.id === id)
  unheard.delete(id)
  await mark(id, { state: 'sent' }).catch(() => undefined)
  if (ok || call?.told.kind !== 'help') return
  const { told } = call
  if (told.visitId === null && told.place === null && told.phone === null) return change({ isUnheard: true })
  const bare = { ...call, ...entryOf({ ...told, visitId: null, place: null, phone: null }), at: call.at }
  unheard.set(bare.id, bare)
}

const went = async (): Promise<void> => {
  navigator.vibrate?.(buzz.went)
  change({ hasLine: true })
  await noteDelivery().catch(() => change({ sentAt: now() }))
}

const aMoment = (): Promise<void> =>
  new Promise((over) => {
    const timer = setTimeout(over, between)
    tryNow = () => (clearTimeout(timer), over())
  })
