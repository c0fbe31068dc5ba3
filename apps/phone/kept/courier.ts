import type { Reason } from '../../../lib/refusal.ts'
import type { Entry } from './book.ts'
import { ask, read, reasonsIn } from './office.ts'
import type { Answer } from './office.ts'

/** What became of one entry. `reference`: a concern's receipt. */
export type Delivered = { id: string } & ({ ok: true; reference?: string } | { ok: false; reasons: readonly Reason[] })
/** `silence`: no signal, or the office is broken just now · `pin`: the shift has ended there. */
export type Trip = { delivered: Delivered[]; end: 'all' | 'silence' | 'pin' }

const isUrgent = ({ told }: Entry): boolean => told.kind === 'help' || told.kind === 'concern'
const isPicture = ({ told }: Entry): boolean => told.kind === 'visit' && told.picture !== undefined

/** An act as the office reads it. */
export const toldAs = ({ id, at, told }: Entry): object => {
  switch (told.kind) {
    case 'visit':
      return { id, at, visitId: told.visitId, ...told.facts }
    case 'help':
      return {
        id,
        at,
        kind: 'help',
        silent: told.silent,
        how: told.how,
        ...(told.phone && { phone: told.phone }),
        ...(told.visitId && { visitId: told.visitId }),
        ...(told.place && { place: told.place }),
      }
    case 'concern':
      return { id, at, kind: 'concern', words: told.words, danger: told.danger, ...(told.visitId && { visitId: told.visitId }) }
    case 'check_in':
      return { id, at, kind: 'check_in', phone: told.phone, ...(told.place && { place: told.place }) }
    case 'amber':
    case 'resume':
    case 'home_safe':
      return { id, at, ...told }
  }
}

/** Help and concerns go first and together; then the rest in the order it was done, a picture by itself. */
export const parcels = (waiting: readonly Entry[]): Entry[][] => {
  const urgent = waiting.filter(isUrgent)
  const rest: Entry[][] = []
  for (const entry of waiting.filter((one) => !isUrgent(one))) {
    const last = rest.at(-1)
    if (last && !isPicture(entry) && !isPicture(last[0]!)) last.push(entry)
    else rest.push([entry])
  }
  return urgent.length > 0 ? [urgent, ...rest] : rest
}

/** `patience`: milliseconds for one try · `kept`: the service worker keeps it if it cannot go, and sends it whenever it can. */
export type Way = { patience?: number; kept?: boolean }
const [usualWay, keptWay] = ['/api/phone/acts', '/api/phone/acts?help']

const post = (parcel: readonly Entry[], sentAt: string, { patience, kept = false }: Way): Promise<Answer> => {
  const [first] = parcel
  if (first?.told.kind !== 'visit' || !first.told.picture)
    return ask('POST', kept ? keptWay : usualWay, { ...(!kept && { sentAt }), acts: parcel.map(toldAs) }, patience)
  const form = new FormData()
  for (const [key, value] of Object.entries<string>({ ...toldAs(first), sentAt })) form.append(key, value)
  form.append('picture', first.told.picture, 'picture.jpg')
  return ask('POST', '/api/phone/photos', form)
}

type OneAnswer = Delivered | { id: string; ok: false; again: true }

const readAnswers = (answer: Answer & { heard: true }, parcel: readonly Entry[]): OneAnswer[] => {
  if (answer.status >= 500) return []
  if (answer.status === 400) return parcel.map(({ id }) => ({ id, ok: false, reasons: reasonsIn(answer.text) }))
  const said = read(answer.text) as { answers?: OneAnswer[] } & OneAnswer
  return said.answers ?? (answer.status === 200 ? [said] : [])
}

/**
 * Takes everything that waits to the office, in order, until all is told or nobody answers. What is told twice is heard once:
 * each act carries its own id.
 */
export const deliver = async (waiting: readonly Entry[], now: () => string, way: Way = {}): Promise<Trip> => {
  const delivered: Delivered[] = []
  for (const parcel of parcels(waiting)) {
    const answer = await post(parcel, now(), way)
    if (!answer.heard) return { delivered, end: 'silence' }
    const answers = readAnswers(answer, parcel)
    const final = answers.filter((one) => !('again' in one)) as Delivered[]
    delivered.push(...final)
    if (answer.status === 401) return { delivered, end: 'pin' }
    if (final.length < parcel.length) return { delivered, end: 'silence' }
  }
  return { delivered, end: 'all' }
}
