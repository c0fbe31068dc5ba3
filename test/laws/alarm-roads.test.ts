/** A3 An alarm ends by people alone: every road of the table, walked; and whatever comes in whatever order, on a real database. */
import { describe, expect, test } from 'vitest'
import {
  agreeToStandDown,
  alarmOf,
  answerAlarm,
  askToStandDown,
  goingToHelp,
  noteOnAlarm,
  openAlarms,
  pinGiven,
  raiseAlarm,
  refuseToStandDown,
  renewAnswer,
} from '../../care/alarms/actions.ts'
import { alarmKinds, alarmMachine, isAnswered, isSos, resolutions, wordsFrom } from '../../care/alarms/rules.ts'
import type { AlarmEvent, AlarmState } from '../../care/alarms/rules.ts'
import type { AlarmId } from '../../lib/ids.ts'
import { roads } from '../../lib/machine.ts'
import { isBefore, minutes, seconds } from '../../lib/time.ts'
import type { Tx } from '../../platform/postgres/tx.ts'
import { alarmBench } from '../harness/alarm-bench.ts'
import { chanceFrom } from '../harness/chance.ts'
import { people } from '../harness/one-visit.ts'
import { seeds } from '../harness/seeds.ts'

describe('A3 every road of the table', () => {
  const all = roads<AlarmState, AlarmEvent>(alarmMachine)
  /** Every way of `left` steps at most from a state, as the events on it and where it ends. */
  const walk = (state: AlarmState, left: number): { events: AlarmEvent[]; end: AlarmState }[] => [
    { events: [], end: state },
    ...(left === 0
      ? []
      : all
          .filter(([from]) => from === state)
          .flatMap(([, event, to]) => walk(to, left - 1).map((way) => ({ events: [event, ...way.events], end: way.end })))),
  ]
  const ways = walk('ringing', 6)

  test('none reaches closed without a person who answered and, after them, a person who ended it or two who agreed', () => {
    const closed = ways.filter((way) => way.end === 'closed')
    expect(closed.length).toBeGreaterThan(100)
    for (const { events } of closed) {
      const answered = events.lastIndexOf('answered_by_person')
      expect(answered).toBeGreaterThanOrEqual(0)
      const since = events.slice(answered)
      expect(since).not.toContain('answer_lapsed')
      expect(since).not.toContain('asked_again')
      const byOne = since.at(-1) === 'stood_down_by_person'
      const byTwo = since.includes('stand_down_asked_by_person') && since.at(-1) === 'stand_down_agreed_by_person'
      expect(byOne || byTwo, events.join(' ')).toBe(true)
    }
  })
  test('every state that is not closed rings again when nobody does anything, and when they ask again', () => {
    for (const { end } of ways.filter((way) => way.end !== 'closed')) {
      const on: Partial<Record<AlarmEvent, AlarmState>> = alarmMachine[end]
      expect(on.asked_again).toBe('ringing')
      expect(end === 'ringing' ? on.rung : on.answer_lapsed).toBe('ringing')
    }
  })
})

const { world, clock, owner, as, waits } = await alarmBench()
const { isla, ewan, morag, amina } = people
const office = [isla, ewan, morag] as const

/** What must be true of every alarm of the database at every moment. */
const holds = async (): Promise<void> => {
  const { rows: alarms } = await owner.query<{
    id: string
    state: AlarmState
    kind: (typeof alarmKinds)[number]
    closed_by: string | null
    agreed_by: string | null
    first_answered_at: Date | null
    timer: string | null
    rings: number
    agreed: number
    people: string[]
  }>(
    `select a.id, a.state, a.kind, a.closed_by, a.agreed_by, a.first_answered_at,
       (select kind from timers t where t.subject_id = a.id and t.kind in ('alarm.ring', 'alarm.answer_lapses')) as timer,
       (select count(*)::int from alarm_rings r where r.alarm_id = a.id) as rings,
       (select count(*)::int from stand_downs d where d.alarm_id = a.id and (d.alone or d.agreed_at is not null)) as agreed,
       array(select distinct staff_id from alarm_rings r where r.alarm_id = a.id and staff_id is not null) as people
     from alarms a`,
  )
  for (const alarm of alarms) {
    const words = JSON.stringify(alarm)
    expect(alarm.rings, `an accepted alarm without a ring: ${words}`).toBeGreaterThan(0)
    expect(alarm.people, 'it never rings whoever asks').not.toContain('st_amina')
    if (alarm.state === 'closed') {
      expect(alarm.first_answered_at, `closed and never answered: ${words}`).not.toBeNull()
      expect(alarm.agreed, `closed and never stood down: ${words}`).toBe(1)
      expect(alarm.closed_by).not.toBeNull()
      if (isSos(alarm.kind))
        expect(alarm.agreed_by !== null && alarm.agreed_by !== alarm.closed_by, `an SOS ended by one: ${words}`).toBe(true)
    } else expect(alarm.timer, `no deadline stands: ${words}`).toBe(alarm.state === 'ringing' ? 'alarm.ring' : 'alarm.answer_lapses')
  }
}

const steps = process.env['DOORSTEP_DRILL'] === '1' ? 200 : 24

/** How many alarms were ended on the way, so that the law is seen to reach the end of its roads. */
let ended = 0

for (const seed of seeds)
  test(`A3 whatever comes in whatever order, no alarm ends without people and none falls silent, seed ${seed}`, async () => {
    const { random } = chanceFrom(seed)
    const oneOf = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
    const somebody = () => oneOf(office)
    const aminas = async (): Promise<AlarmId | null> => (await as(isla, openAlarms))[0]?.id ?? null
    const byOffice = (work: (tx: Tx, id: AlarmId) => Promise<unknown>) => async (): Promise<void> => {
      const id = await aminas()
      const who = somebody()
      if (id) await world.db.act(who, async (tx) => ({ ok: true, value: await work(tx, id) }))
    }
    let acts = 0
    const byOperative = { operativeId: amina.operativeId }
    const doings: (() => Promise<unknown>)[] = [
      () =>
        as(amina, (tx) =>
          raiseAlarm(tx, {
            ...byOperative,
            kind: oneOf(alarmKinds.filter((kind) => kind !== 'unmatched')),
            raisedAt: tx.now,
            actId: `act_${seed}_${(acts += 1)}`,
          }),
        ),
      () => as(amina, (tx) => pinGiven(tx, { ...byOperative, duress: random() < 0.1, at: tx.now })),
      () => waits(seconds(Math.floor(random() * 150))),
      byOffice((tx, id) => answerAlarm(tx, id, 'screen')),
      byOffice((tx, id) => answerAlarm(tx, id, 'screen')),
      byOffice((tx, id) => renewAnswer(tx, id)),
      byOffice((tx, alarmId) => noteOnAlarm(tx, { alarmId, kind: 'said', text: 'She is by the van.' })),
      byOffice((tx, alarmId) => goingToHelp(tx, { alarmId, who: 'Tom', eta: 10 })),
      byOffice((tx, alarmId) =>
        askToStandDown(tx, {
          alarmId,
          why: 'We spoke, and all is well.',
          resolution: oneOf(resolutions),
          spokeToThem: random() < 0.7,
          wordFrom: random() < 0.7 ? null : oneOf(wordsFrom),
        }),
      ),
      byOffice((tx, id) => agreeToStandDown(tx, id)),
      byOffice((tx, id) => agreeToStandDown(tx, id)),
      byOffice((tx, id) => refuseToStandDown(tx, id, 'I want to hear her myself.')),
    ]
    for (let step = 0; step < steps; step++) {
      await oneOf(doings)()
      await holds()
    }
    ended += Number((await owner.query(`select from alarms where state = 'closed'`)).rowCount)
    const left = await aminas()
    if (!left) return
    await waits(minutes(8)) // everybody went away
    const alarm = (await as(isla, (tx) => alarmOf(tx, left)))!
    expect(isAnswered(alarm.state) || alarm.state === 'closed').toBe(false)
    expect(alarm).toMatchObject({ state: 'ringing', broadcasting: true })
    expect(isBefore(alarm.rings.at(-1)!.rungAt, clock.now().subtract({ seconds: 40 }))).toBe(false)
  })

test('A3 the law has seen alarms end as well as ring', () => {
  expect(ended).toBeGreaterThan(seeds.length)
})

describe('A3 the database itself', () => {
  const set = (change: string) => owner.query(`update alarms set ${change}`).catch((error: { constraint: string }) => error.constraint)
  test('closes no alarm that people did not end, whoever writes there', async () => {
    await owner.query('delete from stand_downs')
    await as(amina, (tx) => raiseAlarm(tx, { operativeId: amina.operativeId, kind: 'help', raisedAt: tx.now, actId: 'act_owner' }))
    const closing = `state = 'closed', next_ring_at = null, answer_lapses_at = null, answered_by = 'st_isla', closed_by = 'st_isla', close_why = 'x', closed_at = now(), resolution = 'safe'`
    await owner.query(`delete from alarm_rings; delete from alarm_acts; delete from alarm_notes; delete from alarms where state = 'closed'`)
    expect(await set(`state = 'closed', next_ring_at = null`)).toMatch(/^alarm_/)
    expect(await set(`${closing}, spoke_to_them = true`)).toBe('alarm_stood_down_by_pin_and_voice_or_by_two')
    expect(await set(`${closing}, spoke_to_them = true, pin_given_at = now()`)).toBe('alarm_stood_down_by_pin_and_voice_or_by_two')
    expect(await set(`${closing}, spoke_to_them = false, agreed_by = 'st_isla', word_from = 'police'`)).toBe(
      'alarm_stood_down_by_pin_and_voice_or_by_two',
    )
    expect(await set(`${closing}, spoke_to_them = false, agreed_by = 'st_ewan', pin_given_at = now()`)).toBe(
      'alarm_stood_down_by_pin_and_voice_or_by_two',
    )
    expect(await set(`duress_at = now(), pin_given_at = now()`)).toBe('alarm_duress_undoes_the_pin')
    expect(await set(`next_ring_at = null`)).toBe('alarm_that_rings_has_a_next_ring')
    expect(await set(`state = 'answered', next_ring_at = null, answered_by = 'st_isla'`)).toBe('alarm_answer_lapses')
    expect(await set(`${closing}, spoke_to_them = true, pin_given_at = now(), agreed_by = 'st_ewan'`)).toMatchObject({ rowCount: 1 })
  })
})
