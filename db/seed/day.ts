import { promiseWindow, proposalsNow, sendOperative } from '../../care/booking/actions.ts'
import type { ProposedSending } from '../../care/booking/actions.ts'
import { takeOrder } from '../../care/repairs/actions.ts'
import { apply, residentsWord, thisVisit } from '../../care/visits/actions.ts'
import type { ActFacts } from '../../care/visits/rules.ts'
import type { OperativeId, OrderId, StaffId, VisitId } from '../../lib/ids.ts'
import type { Outcome } from '../../lib/refusal.ts'
import { orThrow } from '../../lib/refusal.ts'
import type { Instant } from '../../lib/time.ts'
import { after, before, hours, isBefore, minutes } from '../../lib/time.ts'
import type { Who } from '../../platform/who.ts'
import type { World } from '../../platform/world.ts'
import type { Home } from './homes.ts'
import { work } from './work.ts'

export type Crew = { operativeId: OperativeId; staffId: StaffId; name: string; free: boolean }
export type DaySoFar = {
  world: World
  moveTo: (at: Instant) => void
  now: Instant
  random: () => number
  controller: Who
  crew: readonly Crew[]
  homes: readonly Home[]
}

/** The first hour of the shift, and the windows of the day as pairs of hours after it. */
export const shiftBegan = (now: Instant): Instant =>
  Temporal.Instant.fromEpochMilliseconds(Math.floor(now.epochMilliseconds / 3_600_000) * 3_600_000).subtract({ hours: 2 })
const windowsOfTheDay: readonly (readonly [from: number, to: number])[] = [
  [0, 2],
  [1, 3],
  [2, 4],
  [3, 5],
  [2, 6],
  [4, 6],
]
/** How often whoever is inside says that all is well. */
const checkInEvery = minutes(9)
const promisesInAll = 60
const promisesToday = 44

/** Orders and promises, taken the day before: some for today around now, some for the coming days. */
export const takeOrders = async (day: DaySoFar): Promise<void> => {
  const { world, moveTo, now, random, controller, homes } = day
  const began = shiftBegan(now)
  moveTo(before(began, hours(20)))
  let made = 0
  for (let n = 0; made < promisesInAll && n < homes.length; n++) {
    const home = n === 0 ? homes[0]! : homes[1 + Math.floor(random() * (homes.length - 1))]!
    const what = n === 0 ? work[0]! : work[1 + Math.floor(random() * (work.length - 1))]!
    const orderId = orThrow(
      await world.db.act(controller, (tx) =>
        takeOrder(tx, {
          ...{
            premisesId: home.premisesId,
            householdId: home.householdId,
            landlordRef: `26-${48_100 + n}`,
            description: what.says,
            room: what.room,
          },
          ...{ trade: what.trade, priorityCode: what.priority, expectedMinutes: what.minutes, source: 'import' },
        }),
      ),
    )
    if (await promiseOne(day, orderId, n === 0 ? [[0, 2, 4]] : candidates(random, made < promisesToday))) made += 1
  }
}
type Candidate = readonly [daysOn: number, from: number, to: number]

/** Windows to try, in the order in which this household would like them: today's first while there is room, then the coming days'. */
const candidates = (random: () => number, today: boolean): Candidate[] => {
  const turn = Math.floor(random() * windowsOfTheDay.length)
  const liked = [...windowsOfTheDay.slice(turn), ...windowsOfTheDay.slice(0, turn)]
  return [...(today ? [0] : []), 1, 2, 3].flatMap((daysOn) => liked.map(([from, to]): Candidate => [daysOn, from, to]))
}

const promiseOne = async ({ world, controller, now }: DaySoFar, orderId: OrderId, wanted: readonly Candidate[]): Promise<boolean> => {
  const began = shiftBegan(now)
  for (const [daysOn, from, to] of wanted) {
    const start = daysOn === 0 ? began : eightOClock(began, daysOn)
    const window = { from: after(start, hours(from)), to: after(start, hours(to)) }
    if ((await world.db.act(controller, (tx) => promiseWindow(tx, { orderId, window }))).ok) return true
  }
  return false
}

/** Eight in the morning, so many days on: the coming days have ordinary hours. */
const eightOClock = (at: Instant, daysOn: number): Instant =>
  at
    .toZonedDateTimeISO('Europe/London')
    .toPlainDate()
    .add({ days: daysOn })
    .toZonedDateTime({ timeZone: 'Europe/London', plainTime: '08:00' })
    .toInstant()

type Step = { at: Instant; does: () => Promise<void> }

/**
 * The day from the start of the shift until now, lived through the very actions that people use: whoever is free is sent on
 * the proposal, goes, knocks, is let in, leaves well. Mrs Malik's visit and whoever could go to her are left for the person
 * who tries the demonstration.
 */
export const liveTheDay = async (day: DaySoFar): Promise<void> => {
  const steps: Step[] = []
  const plan = (at: Instant, does: Step['does']): void => {
    if (isBefore(at, day.now)) steps.push({ at, does })
  }
  for (let minute = 3; minute < 300; minute += 9) plan(after(shiftBegan(day.now), minutes(minute)), () => sendWhoeverIsFree(day, plan))
  for (;;) {
    steps.sort((a, b) => Temporal.Instant.compare(a.at, b.at))
    const step = steps.shift()
    if (!step) break
    day.moveTo(step.at)
    await step.does()
  }
  day.moveTo(day.now)
}

const sendWhoeverIsFree = async (day: DaySoFar, plan: (at: Instant, does: Step['does']) => void): Promise<void> => {
  const { world, controller, homes } = day
  const sentAt = world.now()
  const isLate = isBefore(before(day.now, minutes(100)), sentAt)
  const proposals = await world.db.as(controller, (tx) => proposalsNow(tx))
  for (const proposal of proposals) {
    if (proposal.householdId === homes[0]!.householdId || (isLate && proposal.operatives.includes(day.crew[0]!.operativeId))) continue
    const sent = await world.db.act(controller, (tx) => sendOperative(tx, { operativeIds: proposal.operatives, ...proposal.send }))
    if (sent.ok) planVisit(day, proposal, sent.value.visitId, sentAt, plan)
  }
}

const whoOf = ({ controller }: DaySoFar, { staffId, operativeId, name }: Crew): Who => ({
  kind: 'operative',
  contractorId: controller.contractorId,
  staffId,
  operativeId,
  name,
})

const planVisit = (
  day: DaySoFar,
  proposal: ProposedSending,
  visitId: VisitId,
  sentAt: Instant,
  plan: (at: Instant, does: Step['does']) => void,
): void => {
  const { random } = day
  const arrives = after(sentAt, minutes(Math.max(4, Math.round(Math.max(...proposal.minutesAway) * (0.9 + random() * 0.3)))))
  const opens = after(arrives, minutes(3 + Math.floor(random() * 3)))
  const leaves = after(opens, minutes(22 + Math.floor(random() * 35)))
  const team = proposal.operatives.map((id) => day.crew.find((one) => one.operativeId === id)!)
  const does =
    (facts: ActFacts): (() => Promise<void>) =>
    async () => {
      for (const one of team) await act(day, one, visitId, facts)
    }
  plan(after(sentAt, minutes(1)), async () => {
    for (const one of team) await readAndSetOff(day, one, visitId)
  })
  plan(arrives, does({ kind: 'arrive' }))
  plan(after(arrives, minutes(1)), does({ kind: 'knock' }))
  const letIn: ActFacts[] = [
    { kind: 'say_code' },
    { kind: 'door_opened' },
    { kind: 'show_id' },
    { kind: 'under_18s', only: false },
    { kind: 'look_around', found: 'going_in' },
  ]
  letIn.forEach((facts, n) => plan(after(opens, Temporal.Duration.from({ seconds: 15 * n })), does(facts)))
  plan(after(opens, minutes(2)), async () => {
    await act(day, team[0]!, visitId, { kind: 'consent', givenBy: 'The resident', work: 'The repair', rooms: ['Hall', 'Kitchen'] })
    for (const one of team) await act(day, one, visitId, { kind: 'go_in' })
  })
  plan(before(leaves, minutes(2)), () => act(day, team[0]!, visitId, { kind: 'note', words: 'Worn part replaced, tested, left tidy.' }))
  for (let at = after(opens, checkInEvery); isBefore(at, leaves); at = after(at, checkInEvery)) plan(at, does({ kind: 'all_is_well' }))
  plan(leaves, does({ kind: 'leave', outcome: 'done' }))
  if (random() < 0.6) plan(after(leaves, minutes(12)), () => sayHowItWent(day, proposal, visitId))
}

const readAndSetOff = async (day: DaySoFar, one: Crew, visitId: VisitId): Promise<void> => {
  const visit = await day.world.db.as(whoOf(day, one), (tx) => thisVisit(tx))
  if (visit.kind !== 'visit') return
  for (const plate of visit.shown.plates) await act(day, one, visitId, { kind: 'read_marker', markerId: plate.markerId })
  await act(day, one, visitId, { kind: 'set_off' })
}

/** An act that today's rules refuse is left undone, as it would be on the phone. */
const act = async (day: DaySoFar, one: Crew, visitId: VisitId, facts: ActFacts): Promise<void> => {
  const { world } = day
  const done: Outcome<unknown> = await world.db.act(whoOf(day, one), (tx) =>
    apply(tx, { id: world.newId('act'), visitId, at: tx.now, ...facts } as Parameters<typeof apply>[1], tx.now),
  )
  if (!done.ok && done.kind === 'invalid') throw new Error(`The demonstration could not ${facts.kind}.`)
}

const kindWords = [
  'She was kind and took her time.',
  'Explained everything, left it cleaner than before.',
  'On time, and he waited while I got to the door.',
  null,
]

const sayHowItWent = async ({ world, controller, random }: DaySoFar, proposal: ProposedSending, visitId: VisitId): Promise<void> => {
  const isUnhappy = random() < 0.12
  const resident: Who = { kind: 'resident', contractorId: controller.contractorId, householdId: proposal.householdId, linkId: null }
  await world.db.act(resident, (tx) =>
    residentsWord(tx, {
      visitId,
      via: 'page',
      how: isUnhappy ? 'mixed' : 'good',
      words: isUnhappy
        ? 'The tap works, but nobody told me the water would be off for so long.'
        : kindWords[Math.floor(random() * kindWords.length)]!,
    }),
  )
}
