/** B6 Promises at risk, the one that closes first in front: how likely each breaks, what would save it, and the choices for the household. */
import type { AheadNow, Note, PromiseToday, toldOfRisk } from '../../../care/booking/actions.ts'
import { stillWaits } from '../../../care/booking/rules.ts'
import { earlyRiskWords, keptInTwenty, riskWords, toldWords } from '../../../care/booking/words.ts'
import { clockTime, minutesBetween } from '../../../lib/time.ts'
import type { Instant } from '../../../lib/time.ts'
import { listed } from '../../../lib/lists.ts'
import type { HouseholdId, OperativeId, OrderId } from '../../../lib/ids.ts'
import { capital, hoursOf, howLong } from '../say.ts'
import { doorIn, wordsFor, type Known } from './known.ts'
import type { ProposalShown } from './sending.ts'

/** Who could be sent to it now, one person or two together, though the plan chose otherwise, and how likely they are there in time. */
export type InsteadShown = {
  firstNames: string
  /** When they could be there, of twenty how often in time, and whether another home counts on them. */
  says: string
  fields: ProposalShown['fields']
}

/** A promise that needs a person, with the choices there are. */
export type RiskShown = {
  key: string
  orderId: OrderId
  name: string
  object: string
  where: string
  window: string
  work: string
  left: string
  why: string
  next: string
  /** Of twenty that stand like this one, so many are kept if the plan is followed; null when the plan does not say, or it is too late. */
  kept: number | null
  /** Only the plan sees it yet: the window is not closing. */
  isEarly: boolean
  /** What stops it from being planned at all, but for a window that closed: `left` and `why` say that. */
  troubles: { code: string; sentence: string; next: string }[]
  /** Whoever is on the way already. */
  going: string | null
  /** Where they are moved with their consent: the windows that could be promised instead. */
  windows: string
  /** What they know of it; null while they have not been told. */
  told: string | null
  /** The appointment whose household can be told now; null when it was told, or nothing was promised. */
  tell: string | null
  /** Where the controller rings them, by what they told us about being rung. */
  ring: string
  proposal: ProposalShown | null
  instead: InsteadShown[]
}

type Board = {
  readonly due: readonly PromiseToday[]
  readonly ahead: Pick<AheadNow, 'notes' | 'chances'>
  readonly known: Known
  readonly proposals: readonly ProposalShown[]
  readonly told: Awaited<ReturnType<typeof toldOfRisk>>
  readonly now: Instant
}
type About = {
  /** Null for an emergency, to which nothing was promised. */
  readonly appointmentId: string | null
  readonly orderId: OrderId
  readonly householdId: HouseholdId
  readonly window: { readonly from: Instant; readonly to: Instant }
}

const firstNamesOf = (known: Known, ids: readonly OperativeId[]): string =>
  listed(ids.flatMap((id) => known.operatives.get(id)?.firstName ?? []))

/** Their whole names: of eighty people, several are called alike. */
const namesOf = (known: Known, ids: readonly OperativeId[]): string => listed(ids.flatMap((id) => known.operatives.get(id)?.name ?? []))

const isSame = ({ fields }: ProposalShown, operatives: readonly OperativeId[]): boolean =>
  fields.operativeIds.split(' ').toSorted().join() === operatives.toSorted().join()

type Instead = NonNullable<Note['risk']>['instead'][number]
const sayInstead = (names: string, { operatives, arrivesAt, chance, meantElsewhere }: Instead, kept: number | null): string => {
  const theirs = keptInTwenty(chance)
  const than = kept !== null && kept < theirs ? ` instead of ${kept}` : ''
  const elsewhere = operatives.length > 1 ? 'Another home counts on them.' : 'Is meant for another home.'
  return `${names} could be there about ${clockTime(arrivesAt)}: ${theirs} in 20 in time${than}.${meantElsewhere ? ` ${elsewhere}` : ''}`
}

type Beside = { readonly proposal: ProposalShown | null; readonly kept: number | null }
/** Everybody whom the plan did not choose; not those whom it proposes. */
const insteadOf = ({ known }: Board, note: Note | undefined, { proposal, kept }: Beside): InsteadShown[] => {
  const { appointmentId, orderId } = note ?? {}
  const emergencyReason = orderId && known.orders.get(orderId)?.description
  const there = appointmentId ? { appointmentId } : orderId && emergencyReason ? { orderId, emergencyReason } : null
  if (!note || !there) return []
  return (note.risk?.instead ?? []).flatMap((one) => {
    if (proposal && isSame(proposal, one.operatives)) return []
    const [firstNames, names] = [firstNamesOf(known, one.operatives), namesOf(known, one.operatives)]
    return [{ firstNames, says: sayInstead(names, one, kept), fields: { operativeIds: one.operatives.join(' '), ...there } }]
  })
}

/** B6 What the household knows of it. */
const toldOf = ({ told }: Board, appointmentId: string | null): Pick<RiskShown, 'told' | 'tell'> => {
  const known = told.find((one) => one.id === appointmentId)
  if (!known?.riskToldAt) return { told: null, tell: appointmentId }
  const again = known.riskToldAgainAt && clockTime(known.riskToldAgainAt)
  return { told: toldWords({ at: clockTime(known.riskToldAt), again, waits: stillWaits(known) }), tell: null }
}

const shownOf = (board: Board, key: string, { appointmentId, orderId, householdId, window }: About) => {
  const { known, proposals, ahead, now } = board
  const { name, object } = wordsFor(known, householdId)
  const left = minutesBetween(now, window.to)
  const note = ahead.notes.find((one) => one.orderId === orderId)
  const chance = ahead.chances.get(orderId)
  const proposal = proposals.find((one) => one.orderId === orderId) ?? null
  const kept = chance === undefined || left <= 0 ? null : keptInTwenty(chance)
  return {
    ...{ key, orderId, name, object, proposal, kept, where: doorIn(known, householdId) },
    window: note?.appointmentId === null ? 'Emergency' : capital(hoursOf(window)),
    work: known.orders.get(orderId)?.description ?? '',
    left: left > 0 ? `${howLong(left)} left` : `${howLong(-left)} late`,
    troubles: (note?.troubles ?? []).flatMap(({ code, sentence, next }) => (code === 'B6_WINDOW_PAST' ? [] : [{ code, sentence, next }])),
    windows: `/call/${householdId}/${orderId}`,
    ring: `/call/${householdId}`,
    ...toldOf(board, appointmentId),
    instead: insteadOf(board, note, { proposal, kept }),
  }
}

const dueShown = (board: Board, { appointment, going, risk }: PromiseToday): RiskShown => {
  const people = firstNamesOf(
    board.known,
    going.map((one) => one.operativeId),
  )
  return {
    ...shownOf(board, appointment.id, { ...appointment, appointmentId: appointment.id }),
    why: riskWords[risk ?? 'nobody_sent'].label,
    next: riskWords[risk ?? 'nobody_sent'].next,
    isEarly: false,
    going: going.length > 0 ? `${people} ${going.length > 1 ? 'are' : 'is'} on the way. Nobody is hurried.` : null,
  }
}

const earlyShown = (board: Board, note: Note, risk: NonNullable<Note['risk']>): RiskShown => ({
  ...shownOf(board, note.appointmentId ?? note.orderId, note),
  why: earlyRiskWords(risk.chance),
  next: risk.saves,
  isEarly: true,
  going: null,
})

/** Of those that close together: whoever can be sent now is sent before anybody is rung, and the least likely to be kept stands first. */
const oddsOf = ({ shown: { kept, proposal } }: { readonly shown: RiskShown }): number => (kept ?? -1) - (proposal ? 100 : 0)

/** What closes now, and what the plan sees coming while there is time. */
export const risksShown = (board: Board): RiskShown[] => {
  const due = new Set(board.due.map((one) => one.appointment.orderId))
  const early = board.ahead.notes.flatMap((note) =>
    note.risk && !due.has(note.orderId) ? [{ note, risk: note.risk, to: note.window.to }] : [],
  )
  const all = [
    ...board.due.map((one) => ({ to: one.appointment.window.to, shown: dueShown(board, one) })),
    ...early.map(({ note, risk, to }) => ({ to, shown: earlyShown(board, note, risk) })),
  ]
  return all.toSorted((a, b) => Temporal.Instant.compare(a.to, b.to) || oddsOf(a) - oddsOf(b)).map((one) => one.shown)
}
