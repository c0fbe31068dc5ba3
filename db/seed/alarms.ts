import {
  addBranch,
  agreeToStandDown,
  answerAlarm,
  answerByKey,
  askToStandDown,
  drillIsOver,
  expectDrill,
  monthlyDrill,
  noteOnAlarm,
  pinGiven,
  raiseAlarm,
  reviewAlarm,
  saveLadder,
} from '../../care/alarms/actions.ts'
import { nextMonthlyDrill } from '../../care/alarms/rules.ts'
import type { AlarmKind, Ladder, Resolution, RingChannel, Rung, RungGroup } from '../../care/alarms/rules.ts'
import { moveToBranch } from '../../care/workforce/actions.ts'
import type { OperativeId, StaffId } from '../../lib/ids.ts'
import { orThrow } from '../../lib/refusal.ts'
import { after, atTime, dayOf, days, minutes, seconds } from '../../lib/time.ts'
import type { Instant } from '../../lib/time.ts'
import type { Who } from '../../platform/who.ts'
import type { World } from '../../platform/world.ts'

export type AlarmSeed = {
  world: World
  moveTo: (at: Instant) => void
  now: Instant
  engine: Who
  controller: Who
  director: Who
  staff: { isla: StaffId; rory: StaffId; sadia: StaffId; david: StaffId }
  crew: readonly { operativeId: OperativeId; from: string }[]
}

const everyWay: readonly RingChannel[] = ['screen', 'push', 'text', 'call']
const person = (staffId: StaffId): Rung => ({ staffId, group: null, channels: everyWay })
const group = (of: RungGroup): Rung => ({ staffId: null, group: of, channels: everyWay })

/** By day the desks first; by night whoever is on call, for the desks are empty. */
const laddersOf = ({ staff: { isla, rory, sadia, david } }: AlarmSeed): Ladder[] => [
  {
    ...{ id: null, branchId: null, name: 'Days', fromTime: '07:00', toTime: '19:00', days: null },
    steps: [
      { waitSeconds: 30, rungs: [person(isla)] },
      { waitSeconds: 40, rungs: [person(rory), person(sadia)] },
      { waitSeconds: 40, rungs: [group('controllers'), person(david)] },
    ],
  },
  {
    ...{ id: null, branchId: null, name: 'Nights', fromTime: '19:00', toTime: '07:00', days: null },
    steps: [
      { waitSeconds: 30, rungs: [person(rory)] },
      { waitSeconds: 40, rungs: [group('on_call')] },
      { waitSeconds: 40, rungs: [group('controllers'), group('directors')] },
    ],
  },
]

/** Two branches, the ladders of day and night, and what came before today: a few alarms, and the drill of this month. */
export const seedAlarms = async (seed: AlarmSeed): Promise<void> => {
  const { world, director, crew, engine, now } = seed
  const [north, south] = await world.db.as(director, async (tx) => [
    orThrow(await addBranch(tx, 'Leith and the north')).branchId,
    orThrow(await addBranch(tx, 'South and west')).branchId,
  ])
  await world.db.as(engine, async (tx) => {
    for (const one of crew) orThrow(await moveToBranch(tx, { operativeId: one.operativeId }, /^EH[3678] /.test(one.from) ? north! : south!))
  })
  for (const ladder of laddersOf(seed)) orThrow(await world.db.act(director, (tx) => saveLadder(tx, ladder)))
  await lastWeeks(seed)
  await world.db.as(engine, (tx) => expectDrill(tx, nextMonthlyDrill(now)))
}

type Past = {
  daysAgo: number
  time: string
  who: number
  kind: AlarmKind
  answeredAfter: number
  resolution: Resolution
  why: string
  said: string
}
const past: readonly Past[] = [
  {
    ...{ daysAgo: 17, time: '14:12', who: 2, kind: 'missed_check_in', answeredAfter: 7, resolution: 'safe' },
    ...{ why: 'His phone was in the van. He is well.', said: 'Rang twice; he answered the second time.' },
  },
  {
    ...{ daysAgo: 12, time: '10:41', who: 6, kind: 'help', answeredAfter: 5, resolution: 'accident' },
    ...{ why: 'She leant against a worktop. We laughed.', said: 'She says the kettle is on.' },
  },
  {
    ...{ daysAgo: 2, time: '16:55', who: 4, kind: 'help', answeredAfter: 21, resolution: 'helped_by_colleague' },
    ...{ why: 'A visitor shouted at him. He left; Callum met him outside.', said: 'He is in his van, doors locked.' },
  },
]

const lastWeeks = async (seed: AlarmSeed): Promise<void> => {
  const { now, moveTo } = seed
  moveTo(atTime(dayOf(now).subtract({ days: 20 }), '11:00'))
  await theDrill(seed)
  for (const [n, alarm] of past.entries()) await onePast(seed, alarm, n < past.length - 1)
}

/** Everybody answered but one, and one took her time. */
const theDrill = async ({ world, engine, moveTo, staff }: AlarmSeed): Promise<void> => {
  const began = world.now()
  await world.db.as(engine, monthlyDrill)
  await asIfSent(world, engine)
  for (const [staffId, wait] of [
    [staff.isla, 6],
    [staff.rory, 9],
    [staff.sadia, 34],
  ] as const) {
    moveTo(after(began, seconds(wait)))
    await world.db.as(engine, async (tx) => {
      const call = await tx.q
        .selectFrom('drillRings')
        .select('messageId')
        .where('staffId', '=', staffId)
        .where('channel', '=', 'call')
        .executeTakeFirst()
      if (call?.messageId) await answerByKey(tx, call.messageId, '1')
    })
  }
  moveTo(after(began, minutes(10)))
  await world.db.as(engine, async (tx) => {
    const { id } = await tx.q.selectFrom('drills').select('id').executeTakeFirstOrThrow()
    await drillIsOver(tx, id)
    await tx.q.deleteFrom('timers').where('kind', '=', 'drill.ends').execute()
  })
  await asIfSent(world, engine)
}

const onePast = async (seed: AlarmSeed, alarm: Past, reviewed: boolean): Promise<void> => {
  const { world, engine, controller, director, crew, moveTo, now } = seed
  const raised = atTime(dayOf(now).subtract({ days: alarm.daysAgo }), alarm.time)
  const { operativeId } = crew[alarm.who]!
  moveTo(raised)
  const id = await world.db.as(engine, (tx) =>
    raiseAlarm(tx, { kind: alarm.kind, operativeId, raisedAt: raised, actId: `act_demonstration_${alarm.daysAgo}` }),
  )
  await asIfSent(world, engine)
  moveTo(after(raised, seconds(alarm.answeredAfter)))
  orThrow(await world.db.act(controller, (tx) => answerAlarm(tx, id, 'screen')))
  moveTo(after(raised, seconds(alarm.answeredAfter + 50)))
  orThrow(await world.db.act(controller, (tx) => noteOnAlarm(tx, { alarmId: id, kind: 'said', text: alarm.said })))
  await world.db.as(engine, (tx) => pinGiven(tx, { operativeId, duress: false, at: tx.now }))
  const { why, resolution } = alarm
  const asked = await world.db.act(controller, (tx) => askToStandDown(tx, { alarmId: id, why, resolution, spokeToThem: true }))
  if (!orThrow(asked).closed) orThrow(await world.db.act(director, (tx) => agreeToStandDown(tx, id)))
  await asIfSent(world, engine)
  if (!reviewed) return
  moveTo(after(raised, days(1)))
  orThrow(await world.db.act(director, (tx) => reviewAlarm(tx, { alarmId: id, text: 'The phone rang as it should. Nothing to change.' })))
}

/** No supplier is set while the demonstration loads: what would have gone out weeks ago counts as delivered then. */
const asIfSent = (world: World, engine: Who): Promise<void> =>
  world.db.as(engine, async (tx) => {
    const waiting = await tx.q.selectFrom('messages').select('id').where('lane', '=', 'duty').where('state', '=', 'queued').execute()
    const ids = waiting.map((one) => one.id)
    if (ids.length === 0) return
    const at = after(tx.now, seconds(2))
    await tx.q.updateTable('messages').set({ state: 'delivered', sentAt: tx.now, deliveredAt: at }).where('id', 'in', ids).execute()
    await tx.q.deleteFrom('timers').where('kind', '=', 'message.send').where('subjectId', 'in', ids).execute()
  })
