import pg from 'pg'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { freshDatabase } from '../../test/harness/database.ts'
import { noRoads, oneVisit } from '../../test/harness/one-visit.ts'
import { testWorld } from '../../test/harness/world.ts'
import { makeAuditor } from './auditor.ts'
import { deadManAt } from './dead-man.ts'
import { fakeDeadMan, fakeSmpp, fakeTwilio } from '../../test/harness/outside.ts'
import { smppSender } from './smpp.ts'
import { twilioSender } from './twilio.ts'

const database = await freshDatabase()
const { world } = testWorld(database, { travel: noRoads })
await oneVisit(world)
const owner = new pg.Client({ connectionString: database.ownerUrl })
await owner.connect()
const [twilio, smpp, deadMan] = [await fakeTwilio(), await fakeSmpp('quiet'), await fakeDeadMan()]
const isla = '+447700900101'
const ewan = '+447700900103'
const amina = '+447700900104'

let day = 24
let at = new Date()
let isReachable = true
let line: pg.Client | null = null
/** A connection whose clock is the auditor's. */
const open = async (): Promise<pg.Client> => {
  if (!isReachable) throw new Error('connection refused')
  const client = new pg.Client({ connectionString: database.urls.auditor })
  client.on('error', () => undefined)
  await client.connect()
  line = client
  await passes(0, { engineBeats: false })
  return client
}
const passes = async (seconds: number, { engineBeats = true } = {}): Promise<void> => {
  at = new Date(at.getTime() + seconds * 1000)
  await line?.query(`select set_config('app.now', $1, false)`, [at.toISOString()])
  if (engineBeats) await owner.query(`update heartbeats set beat_at = $1`, [at])
}
const auditorNow = () =>
  makeAuditor({
    open,
    voice: { senders: [twilioSender(twilio.account), smppSender(smpp.url, '+441314960199')], publicUrl: 'https://doorstep.example' },
    deadMan: deadManAt(deadMan.url),
    now: () => at,
    say: () => undefined,
  })
let auditor = auditorNow()

afterAll(async () => {
  for (const one of [twilio, smpp, deadMan]) one.close()
  await Promise.all([owner.end(), auditor.stop()])
})

beforeEach(async () => {
  day += 1
  await auditor.stop()
  line = null
  at = new Date(Date.UTC(2026, 10, day, 10))
  isReachable = true
  twilio.state.status = 201
  for (const list of [twilio.asked, smpp.taken, deadMan.visits]) list.length = 0
  await owner.query(`delete from alarm_rings; delete from alarms; delete from watches; delete from message_attempts; delete from messages; delete from timers; delete from heartbeats;
    delete from auditor_findings; delete from auditor_shouts; delete from auditor_answers; update staff set on_call = false`)
  await owner.query(`insert into heartbeats (worker, beat_at) values ('engine', $1)`, [at])
  await passes(0)
  auditor = auditorNow()
})

const ago = (seconds: number): Date => new Date(at.getTime() - seconds * 1000)
type AlarmColumns = { state?: string; received?: Date; next?: Date | null; lapses?: Date | null; rung?: boolean }
const anAlarm = async ({ state = 'ringing', received = ago(60), next = at, lapses = null, rung = true }: AlarmColumns): Promise<void> => {
  await owner.query(
    `insert into alarms (contractor_id, id, kind, operative_id, household_id, raised_at, received_at, state, next_ring_at, answer_lapses_at, answered_by)
     values ('con_larkfield', 'al_1', 'help', 'op_amina', 'hh_malik', $1, $1, $2, $3, $4, $5)`,
    [received, state, state === 'ringing' ? next : null, lapses, state === 'ringing' ? null : 'st_isla'],
  )
  if (rung)
    await owner.query(
      `insert into alarm_rings (contractor_id, id, alarm_id, round, channel, rung_at) values ('con_larkfield', 'ring_1', 'al_1', 1, 'screen', $1)`,
      [received],
    )
}
const found = async () =>
  (
    await owner.query<{ kind: string; words: string; ended: boolean; shouted: boolean }>(
      `select kind, words, ended_at is not null as ended, shouted_at is not null as shouted from auditor_findings order by found_at`,
    )
  ).rows
const rungNumbers = (what: 'Messages' | 'Calls') => twilio.asked.filter((one) => one.what === what).map((one) => one.to)

test('A5 a good day: nothing is found, nobody is shouted at, and the outside switch hears of it every thirty seconds', async () => {
  await anAlarm({ next: new Date(at.getTime() + 40_000) })
  for (let n = 0; n < 7; n++) {
    expect(await auditor.look()).toEqual({ blind: false, findings: 0, shouts: [] })
    await passes(5)
  }
  expect(twilio.asked).toEqual([])
  expect(deadMan.visits.map((one) => one.path)).toEqual(['/ours', '/ours'])
})

test('A5 an alarm that nobody rang is on every desk at the first look, and shouted at the second with who and where', async () => {
  await anAlarm({ received: ago(6), rung: false })
  const desk = new pg.Client({ connectionString: database.urls.door })
  await desk.connect()
  const heard: string[] = []
  desk.on('notification', ({ payload }) => heard.push(payload ?? ''))
  await desk.query('listen board')
  await auditor.look()
  await expect.poll(() => heard).toContain('con_larkfield')
  await desk.end()
  expect(twilio.asked).toEqual([])
  await passes(5)
  const { shouts } = await auditor.look()
  expect([rungNumbers('Messages'), rungNumbers('Calls')]).toEqual([
    [isla, ewan],
    [isla, ewan],
  ])
  expect(twilio.asked[0]!.words).toContain(
    'An alarm of Amina Yusuf came in 11 seconds ago and nobody was rung. Telephone +447700900104. Sent to 22/3 Easter Road',
  )
  expect(twilio.asked.find((one) => one.what === 'Calls')!.words).toContain(
    `/hooks/auditor/keys?shout=${shouts.find((one) => one.channel === 'call')!.id}`,
  )
  const { rows } = await owner.query(`select staff_id, channel, supplier, trouble from auditor_shouts order by staff_id, channel`)
  expect(rows).toEqual(
    ['st_ewan', 'st_isla'].flatMap((staff_id) =>
      ['call', 'text'].map((channel) => ({ staff_id, channel, supplier: 'twilio', trouble: null })),
    ),
  )
})

test.each<[string, () => Promise<unknown>, string, string]>([
  ['A3 a ring that is ten seconds late', () => anAlarm({ next: ago(11) }), 'ring_overdue', 'should have rung again 11 seconds ago'],
  [
    'A3 an answer that should have lapsed',
    () => anAlarm({ state: 'answered', lapses: ago(11) }),
    'answer_not_lapsed',
    'has not rung again',
  ],
  [
    'A4 a missed check-in that nobody decided',
    () => aWatch({ checkInBy: ago(131) }),
    'check_in_not_decided',
    'Amina Yusuf should have checked in',
  ],
  ['A5 a duty message that no supplier took', () => aDutyMessage(ago(21)), 'message_not_sent', 'no supplier has taken it'],
  ['A4 duty that nobody does', () => aTimer(0, ago(11)), 'timer_overdue', 'alarm.ring'],
  ['A4 duty that somebody holds and does not do', () => aTimer(1, ago(61), ago(-1)), 'timer_overdue', 'alarm.ring'],
  [
    'A3 an alarm that rings anew each ten seconds, and each time nothing leaves',
    () => rungAnew([25, 15, 5], { lastly: null }),
    'no_ring_left',
    'for 25 seconds no supplier has taken a call or a text',
  ],
  ['A3 a number that every supplier refuses', () => rungAnew([21], { lastly: 'refused' }), 'no_ring_left', 'Amina Yusuf rings, and for'],
  ['A3 a push and nothing else', () => rungAnew([21], { lastly: 'accepted', by: 'push' }), 'no_ring_left', 'no supplier has taken'],
  ['A3 everybody is to be rung, and nobody has a telephone', () => rungForAll(ago(21)), 'no_ring_left', 'no supplier has taken'],
  ['A5 an engine that is silent', () => passes(16, { engineBeats: false }), 'engine_silent', 'has not been heard for 16 seconds'],
])('%s is found', async (_, happens, kind, words) => {
  await happens()
  await auditor.look()
  expect(await found()).toEqual([{ kind, words: expect.stringContaining(words), ended: false, shouted: false }])
})

test.each<[string, () => Promise<unknown>]>([
  ['a ring that is a little late', () => anAlarm({ next: ago(9) })],
  ['an answer within its time', () => anAlarm({ state: 'responding', lapses: ago(-30) })],
  ['an alarm of which a call left, after two rings that did not', () => rungAnew([25, 15, 5], { lastly: 'accepted' })],
  ['one whose last ring has not left for a moment', () => rungAnew([19, 9], { lastly: null })],
  ['one whose call came to nothing', () => rungAnew([21], { lastly: 'undelivered' })],
  ['an alarm that rings the screens alone, as its ladder says', () => anAlarm({ received: ago(60) })],
  ['what was rung before somebody answered', () => rungAnew([300, 200], { lastly: null, answered: ago(190) })],
  ['a check-in within its grace', () => aWatch({ checkInBy: ago(125) })],
  ['a check-in during a pause', () => aWatch({ checkInBy: ago(600), pausedUntil: ago(-60) })],
  ['a missed check-in with its alarm', async () => [await aWatch({ checkInBy: ago(600) }), await anAlarm({})]],
  ['the day’s business that is late', () => aTimer(2, ago(300))],
  ['duty that somebody is at', () => aTimer(1, ago(30), ago(-1))],
])('%s is no finding', async (_, happens) => {
  await happens()
  expect(await auditor.look()).toMatchObject({ findings: 0 })
})

const aWatch = ({ checkInBy, pausedUntil = null }: { checkInBy: Date; pausedUntil?: Date | null }) =>
  owner.query(
    `insert into watches (contractor_id, id, booking_id, visit_id, operative_id, household_id, state, every_minutes, started_at, last_sign_at, check_in_by, paused_until, pause_why)
     values ('con_larkfield', 'wat_1', 'bk_amina', 'vis_tap0', 'op_amina', 'hh_malik', 'at_the_address', 30, $1, $1, $1, $2, $3)`,
    [checkInBy, pausedUntil, pausedUntil && 'a_break'],
  )
const aDutyMessage = (queuedAt: Date) =>
  owner.query(
    `insert into messages (contractor_id, id, lane, staff_id, template, about_kind, about_id, state, queued_at)
     values ('con_larkfield', 'msg_1', 'duty', 'st_isla', 'alarm_ring', 'alarm', 'al_1', 'queued', $1)`,
    [queuedAt],
  )
type RungAnew = { lastly: string | null; by?: 'call' | 'push'; answered?: Date }
/** Rung so many seconds ago, each time by a message of its own; those before the last were withheld, and `lastly` became of its only try. */
const rungAnew = async (secondsAgo: readonly number[], { lastly, by = 'call', answered }: RungAnew): Promise<void> => {
  await anAlarm({ received: ago(secondsAgo[0]!) })
  if (answered) await owner.query(`update alarms set answered_at = $1`, [answered])
  for (const [n, seconds] of secondsAgo.entries()) {
    const isLast = n === secondsAgo.length - 1
    const state = !isLast || answered ? 'withheld' : lastly === null ? 'queued' : lastly === 'refused' ? 'failed' : 'sent'
    await owner.query(
      `insert into messages (contractor_id, id, lane, staff_id, channel, template, about_kind, about_id, state, queued_at)
       values ('con_larkfield', $1, 'duty', 'st_isla', 'call', 'alarm_ring', 'alarm', 'al_1', $2, $3)`,
      [`msg_${n}`, state, ago(seconds)],
    )
    await owner.query(
      `insert into alarm_rings (contractor_id, id, alarm_id, round, channel, staff_id, message_id, rung_at)
       values ('con_larkfield', $1, 'al_1', $2, 'call', 'st_isla', $3, $4)`,
      [`ring_of_${n}`, n + 2, `msg_${n}`, ago(seconds)],
    )
    await owner.query(
      `insert into message_attempts (contractor_id, id, message_id, supplier, channel, state, tried_at, fence)
       values ('con_larkfield', $1, $2, $3, $4, $5, $6, 1)`,
      [`try_${n}`, `msg_${n}`, by === 'push' ? 'push' : 'twilio', by, isLast && lastly ? lastly : 'failed', ago(seconds)],
    )
  }
}
const rungForAll = async (at: Date): Promise<void> => {
  await anAlarm({ received: at })
  await owner.query(`update alarm_rings set broadcast = true`)
}
const aTimer = (lane: number, dueAt: Date, heldUntil: Date | null = null) =>
  owner.query(
    `insert into timers (contractor_id, id, kind, subject_id, due_at, lane, leased_until) values ('con_larkfield', 'tm_1', 'alarm.ring', 'al_1', $1, $2, $3)`,
    [dueAt, lane, heldUntil],
  )

test('A3 what is mended before the second look is shouted at nobody; what was shouted and is mended is told', async () => {
  await anAlarm({ next: ago(11) })
  await auditor.look()
  await owner.query(`update alarms set next_ring_at = $1`, [new Date(at.getTime() + 40_000)])
  await passes(5)
  expect(await auditor.look()).toMatchObject({ findings: 0, shouts: [] })
  expect(await found()).toMatchObject([{ kind: 'ring_overdue', ended: true, shouted: false }])
  await passes(55)
  await auditor.look()
  await passes(5)
  await auditor.look()
  twilio.asked.length = 0
  await owner.query(`update alarms set next_ring_at = $1`, [new Date(at.getTime() + 40_000)])
  await passes(5)
  await auditor.look()
  expect(twilio.asked.map((one) => [one.what, one.words.slice(0, 22)])).toEqual([
    ['Messages', 'Doorstep is well again'],
    ['Messages', 'Doorstep is well again'],
  ])
})

test('A3 it shouts every forty seconds; an answer rests it for five minutes and then lapses', async () => {
  await anAlarm({ next: ago(11) })
  const shouted: number[] = []
  const look = async (seconds: number): Promise<void> => {
    for (let n = 0; n <= seconds; n += 5) {
      if ((await auditor.look()).shouts.length > 0) shouted.push(Math.round((at.getTime() - began) / 1000))
      await passes(5)
    }
  }
  const began = at.getTime()
  await look(90)
  expect(shouted).toEqual([5, 45, 85])
  await owner.query(
    `insert into auditor_answers (contractor_id, id, staff_id, how, answered_at) values ('con_larkfield', 'aa_1', 'st_isla', 'key', $1)`,
    [at],
  )
  shouted.length = 0
  await look(310)
  expect(shouted).toEqual([395])
})

test('A2 the telephone of whoever asks for help is shouted at by nobody', async () => {
  await owner.query(`update staff set telephone = $1 where id = 'st_ewan'`, [amina])
  await anAlarm({ next: ago(11) })
  await auditor.look()
  await passes(5)
  await auditor.look()
  await owner.query(`update staff set telephone = $1 where id = 'st_ewan'`, [ewan])
  expect(rungNumbers('Messages')).toEqual([isla])
})

test('M3 while the first supplier fails the shout goes by the second; with both down the desks and the outside switch know', async () => {
  twilio.state.status = 500
  await anAlarm({ next: ago(11) })
  await auditor.look()
  await passes(5)
  await auditor.look()
  expect(smpp.taken.map((one) => [one.to, one.coding])).toEqual([
    ['447700900101', 1],
    ['447700900103', 1],
  ])
  expect(smpp.taken[0]!.words).toContain('Amina Yusuf')
  smpp.close()
  const url = new URL(smpp.url)
  url.port = '1'
  const lost = makeAuditor({
    open,
    voice: { senders: [twilioSender(twilio.account), smppSender(url.toString(), '+44')], publicUrl: 'https://doorstep.example' },
    deadMan: deadManAt(deadMan.url),
    now: () => at,
    say: () => undefined,
  })
  await passes(40)
  const { shouts } = await lost.look()
  expect(shouts.every((one) => one.trouble !== null)).toBe(true)
  expect(await found()).toMatchObject([{ ended: false, shouted: true }])
  expect(deadMan.visits.at(-1)).toEqual({ path: '/ours/fail', words: 'Doorstep: an alarm stopped ringing; no supplier takes a shout.' })
})

test('A5 a database that does not answer is shouted from memory at the second look, and what was shouted is kept afterwards', async () => {
  await auditor.look()
  isReachable = false
  await owner.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'doorstep_auditor' and datname = current_database()`,
  )
  line = null
  at = new Date(at.getTime() + 5000)
  expect(await auditor.look()).toMatchObject({ blind: true, shouts: [] })
  at = new Date(at.getTime() + 5000)
  await auditor.look()
  expect(rungNumbers('Messages')).toEqual([isla, ewan])
  expect(deadMan.visits.at(-1)).toEqual({ path: '/ours/fail', words: 'Doorstep: the database does not answer.' })
  isReachable = true
  await passes(5)
  expect(await auditor.look()).toMatchObject({ blind: false })
  expect((await owner.query(`select count(*)::int as n from auditor_shouts`)).rows).toEqual([{ n: 4 }])
  expect(deadMan.visits.at(-1)!.path).toBe('/ours')
})

test('A3 where nobody on duty can be reached, everybody of the office is shouted at', async () => {
  await owner.query(`update staff set ended_at = $1 where id in ('st_isla', 'st_ewan')`, [at])
  await anAlarm({ received: ago(6), rung: false })
  for (let n = 0; n < 2; n++) {
    await auditor.look()
    await passes(5)
  }
  await owner.query(`update staff set ended_at = null`)
  expect(rungNumbers('Messages')).toEqual(['+447700900102'])
})

test('A8 somebody was asked whether they are home, said nothing, and no alarm rings', async () => {
  await owner.query(
    `insert into shifts (contractor_id, id, operative_id, starts_at, ends_at) values ('con_larkfield', 'shf_1', 'op_amina', $1, $2)`,
    [ago(36_000), ago(3600)],
  )
  await owner.query(
    `insert into home_safe (contractor_id, id, operative_id, shift_id, shift_day, shift_ends_at, due_at, state)
     values ('con_larkfield', 'hs_1', 'op_amina', 'shf_1', $1::timestamptz::date, $1::timestamptz, $2, 'asked')`,
    [ago(3600), ago(625)],
  )
  expect(await auditor.look()).toMatchObject({ findings: 0 })
  await passes(10)
  expect(await auditor.look()).toMatchObject({ findings: 1 })
  await owner.query(`delete from home_safe`)
})

test('the auditor reads named columns, and no word that anybody wrote', async () => {
  const auditing = new pg.Client({ connectionString: database.urls.auditor })
  await auditing.connect()
  for (const wanted of [
    'heard from alarms',
    'facts from messages',
    '* from needs',
    '* from concerns',
    'body from inbound_messages',
    'pin_hash from staff',
  ])
    await expect(auditing.query(`select ${wanted}`)).rejects.toThrow(/permission denied/)
  await auditing.end()
})
