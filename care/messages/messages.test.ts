import pg from 'pg'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { freshDatabase } from '../../test/harness/database.ts'
import { noRoads, oneVisit, people, place } from '../../test/harness/one-visit.ts'
import { recordingTelephone } from '../../test/harness/recording-telephone.ts'
import { testWorld } from '../../test/harness/world.ts'
import { orThrow } from '../../lib/refusal.ts'
import { after, instant, minutes, seconds } from '../../lib/time.ts'
import type { Id, MessageId, StaffId } from '../../lib/ids.ts'
import { runDue } from '../../platform/timers/engine.ts'
import type { Tx } from '../../platform/postgres/tx.ts'
import type { StatusReport } from '../../platform/telephone/incoming.ts'
import {
  changeContactCard,
  checkLinkCode,
  contactCardOf,
  makeLink,
  messagesAbout,
  openLink,
  receipt,
  revokeLinks,
  sendLinkCode,
  tellHousehold,
  textStaff,
  toldByHand,
  untold,
} from './actions.ts'
import type { ContactCard } from './rules.ts'
import { messageHandlers } from './jobs.ts'
import { constraintReasons } from './words.ts'

const database = await freshDatabase()
const supplier = recordingTelephone()
const { world, clock } = testWorld(database, { travel: noRoads, telephone: supplier.telephone, reasons: { ...constraintReasons } })
await oneVisit(world)

const owner = new pg.Client({ connectionString: database.ownerUrl })
await owner.connect()
afterAll(() => owner.end())
const waitingForALock = async (): Promise<number> =>
  (await owner.query(`select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)).rowCount ?? 0

const { householdId, appointmentId } = place
const plain: ContactCard = {
  language: 'en',
  channel: 'text',
  telephone: '+447700900200',
  largePrint: false,
  safeContactOnly: false,
  safeTelephone: null,
  safeFrom: null,
  safeTo: null,
}
const safe: ContactCard = { ...plain, safeContactOnly: true, safeTelephone: '+447700900201', safeFrom: '10:00', safeTo: '14:00' }
const engine = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => world.db.as(people.engine, work)
const cardIs = (card: ContactCard) => engine(async (tx) => orThrow(await changeContactCard(tx, householdId, card)))
const due = () => runDue(world, messageHandlers, { worker: 'test', trouble: (_, error) => expect.unreachable(String(error)) })
const passes = (by: Temporal.Duration) => clock.moveTo(after(clock.now(), by))

let start = instant('2026-11-24T10:00:00Z')
let visit = 0
/** A visit of its own for each test, so that what is said about one is not said about another. */
let about: readonly ['visit', string]
beforeEach(async () => {
  start = after(start, minutes(24 * 60))
  clock.moveTo(start)
  await engine((tx) => tx.q.deleteFrom('timers').execute())
  supplier.sent.length = 0
  about = ['visit', `vis_${(visit += 1)}000`]
  await cardIs(plain)
})

const onTheWay = (by: typeof people.engine | typeof people.amina = people.engine) =>
  world.db.as(by, (tx) =>
    tellHousehold(tx, {
      householdId,
      template: 'on_the_way',
      facts: {
        firstName: 'Amina',
        pronoun: 'she',
        alsoComing: [],
        arrivesAt: after(clock.now(), minutes(40)),
        code: '4729',
        saysWord: false,
        appointmentId,
      },
      about,
    }),
  )
const promised = (template: 'promise_made' | 'promise_moved' = 'promise_made') =>
  engine((tx) =>
    tellHousehold(tx, {
      householdId,
      template,
      facts: { windowFrom: after(start, minutes(60)), windowTo: after(start, minutes(180)), appointmentId },
      about,
    }),
  )
const states = () => engine(async (tx) => (await messagesAbout(tx, about)).map((m) => [m.template, m.state]))
const report = (state: string, sid: string, of: 'message' | 'call' = 'message') => ({ of, sid, state, errorCode: null }) as StatusReport

describe('M1 in the language, by the channel', () => {
  test('a text in English, and the same in Urdu once the household asks for it, though it was queued before', async () => {
    await onTheWay()
    await due()
    await promised()
    await cardIs({ ...plain, language: 'ur' })
    await due()
    expect(supplier.sent.map((one) => one.to)).toEqual(['+447700900200', '+447700900200'])
    expect(supplier.sent[0]!.words).toMatch(
      /^Larkfield Repairs: Amina has set off and will be with you about 10:40\. .*She will say 4 7 2 9\. More: http:\/\/localhost:3000\/v\/\S{43}$/,
    )
    expect(supplier.sent[1]!.words).toContain('بجے کے درمیان')
  })
  test('a call says it twice, and waits for no key', async () => {
    await cardIs({ ...plain, channel: 'call' })
    await promised()
    await due()
    expect(supplier.sent).toMatchObject([{ by: 'call', to: '+447700900200' }])
    expect(supplier.sent[0]!.words.match(/we will come between 11 and 1 today/g)).toHaveLength(2)
    expect(supplier.sent[0]!.words).not.toContain('<Gather')
  })
  test('a letter waits for a person, who tells them and says so', async () => {
    await cardIs({ ...plain, channel: 'letter', largePrint: true })
    const id = await promised()
    await due()
    expect(supplier.sent).toEqual([])
    const [waiting] = await engine(untold)
    expect(waiting).toMatchObject({
      id,
      state: 'by_hand',
      largePrint: true,
      body: expect.stringContaining('we will come between 11 and 1 today'),
    })
    await world.db.as(people.isla, async (tx) => orThrow(await toldByHand(tx, id, 'Posted this morning.')))
    expect(await engine(untold)).toEqual([])
    expect(await world.db.as(people.isla, (tx) => toldByHand(tx, id, 'Again.'))).toMatchObject({ ok: false })
  })
  test('an operative and a resident cause messages and can read none', async () => {
    await onTheWay(people.amina)
    await due()
    expect(supplier.sent).toHaveLength(1)
    expect(await world.db.as(people.amina, (tx) => messagesAbout(tx, about))).toEqual([])
    expect(await world.db.as(people.mrsMalik, (tx) => messagesAbout(tx, about))).toEqual([])
  })
})

describe('H4 safe contact', () => {
  test('queued before, sent after the card changed: only to the safe telephone', async () => {
    await promised()
    await cardIs(safe)
    await due()
    expect(supplier.sent.map((one) => one.to)).toEqual(['+447700900201'])
  })
  test('waits for the safe hours', async () => {
    await cardIs({ ...safe, safeFrom: '12:00', safeTo: '14:00' })
    await promised()
    await due()
    expect(supplier.sent).toEqual([])
    passes(minutes(119))
    await due()
    expect(supplier.sent).toEqual([])
    passes(minutes(1))
    await due()
    expect(supplier.sent.map((one) => one.to)).toEqual(['+447700900201'])
  })
  test('what would be untrue by then is not sent at all', async () => {
    await cardIs({ ...safe, safeFrom: '12:00', safeTo: '14:00' })
    await onTheWay()
    await due()
    passes(minutes(121))
    await due()
    expect(supplier.sent).toEqual([])
    expect(await states()).toEqual([['on_the_way', 'withheld']])
  })
  test('a call names nobody before a key is pressed', async () => {
    await cardIs({ ...safe, channel: 'call' })
    await promised()
    await due()
    expect(supplier.sent[0]!.words).toContain('There is a message for you. Press 1')
    expect(supplier.sent[0]!.words).not.toContain('Larkfield')
  })
  test('the links that were sent the old way end with it', async () => {
    const token = await engine((tx) => makeLink(tx, { householdId, appointmentId }))
    expect(await world.db.door((tx) => openLink(tx, token))).toMatchObject({ householdId, wider: false })
    await cardIs(safe)
    expect(await world.db.door((tx) => openLink(tx, token))).toBeNull()
  })
  test('who changes the card while a text is leaving waits until it has left; from then on nothing goes the old way', async () => {
    const order: string[] = []
    let leave: () => void = () => undefined
    const left = new Promise<void>((resolve) => (leave = resolve))
    supplier.waits(left)
    await promised()
    const sending = due()
    await expect.poll(() => supplier.sent.length).toBe(1)
    const changing = cardIs(safe).then(() => order.push('changed'))
    await expect.poll(() => waitingForALock()).toBe(1)
    order.push('left')
    leave()
    await Promise.all([sending, changing])
    expect(order).toEqual(['left', 'changed'])
    await promised('promise_moved')
    await due()
    expect(supplier.sent.map((one) => one.to)).toEqual(['+447700900200', '+447700900201'])
  })
  test('a card that names no safe way is refused by the rule and by the database', async () => {
    expect(await engine((tx) => changeContactCard(tx, householdId, { ...safe, safeTelephone: null }))).toMatchObject({
      kind: 'invalid',
      faults: [{ field: 'safeTelephone' }],
    })
    const past = await world.db.act(people.engine, async (tx) => {
      await tx.q.updateTable('contactCards').set({ safeContactOnly: true, safeTelephone: null }).execute()
      return { ok: true, value: null }
    })
    expect(past).toMatchObject({ kind: 'refused', reasons: [{ code: 'H4_SAFE_WAY_MISSING' }] })
    expect(await engine((tx) => contactCardOf(tx, householdId))).toMatchObject({ safeContactOnly: false })
  })
  test('every fault of a card at once', async () => {
    const odd = { ...safe, telephone: 'none', safeTelephone: '12', safeFrom: '25:00', safeTo: null }
    const answer = await engine((tx) => changeContactCard(tx, householdId, odd))
    expect(answer).toMatchObject({
      kind: 'invalid',
      faults: [{ field: 'telephone' }, { field: 'safeTelephone' }, { field: 'safeTo' }, { field: 'safeFrom' }],
    })
  })
})

describe('M2 delivered, not sent', () => {
  test('a receipt settles it; late ones, second ones and wrong ones change nothing', async () => {
    const id = await promised()
    await due()
    const tell = (state: string, sid: string) => engine((tx) => receipt(tx, id, report(state, sid)))
    const sid = (await engine((tx) => tx.q.selectFrom('messages').select('supplierId').where('id', '=', id).executeTakeFirstOrThrow()))
      .supplierId!
    expect(await states()).toEqual([['promise_made', 'sent']])
    await tell('undelivered', 'SM-of-another')
    expect(await states()).toEqual([['promise_made', 'sent']])
    await tell('delivered', sid)
    await tell('undelivered', sid)
    await tell('delivered', sid)
    expect(await states()).toEqual([['promise_made', 'delivered']])
  })
  test('no supplier reached: again after half a minute, a minute, two…, then a person is told', async () => {
    const away = { ok: false, kind: 'unreachable', why: 'Nobody there.' } as const
    supplier.says(away, away, away, away, away, away)
    const id = await promised()
    await due()
    for (const wait of [30, 60, 120, 240, 480]) {
      passes(seconds(wait - 1))
      await due()
      const before = supplier.sent.length
      passes(seconds(1))
      await due()
      expect(supplier.sent.length).toBe(before + 1)
    }
    expect(await states()).toEqual([['promise_made', 'failed']])
    expect((await engine(untold)).map((one) => one.id)).toEqual([id])
    await world.db.as(people.isla, async (tx) => orThrow(await toldByHand(tx, id, 'Rang her.')))
  })
  test('unsure whether it was sent: a second copy with the same id, unless a receipt comes first', async () => {
    const unsure = { ok: false, kind: 'unclear', why: 'No answer in time.' } as const
    supplier.says(unsure, unsure)
    const id = await promised()
    await due()
    passes(seconds(60))
    await due()
    expect(supplier.sent.map((one) => one.id)).toEqual([id, id])
    await engine((tx) => receipt(tx, id, report('delivered', 'SM-from-nowhere')))
    passes(minutes(5))
    await due()
    expect(supplier.sent).toHaveLength(2)
    expect(await states()).toEqual([['promise_made', 'delivered']])
  })
  test('nobody picked up: rung again twice, five minutes apart', async () => {
    await cardIs({ ...plain, channel: 'call' })
    const id = await promised()
    for (const round of [1, 2, 3]) {
      await due()
      expect(supplier.sent).toHaveLength(round)
      const { supplierId } = await engine((tx) =>
        tx.q.selectFrom('messages').select('supplierId').where('id', '=', id).executeTakeFirstOrThrow(),
      )
      await engine((tx) => receipt(tx, id, report('no-answer', supplierId!, 'call')))
      passes(minutes(5))
    }
    await due()
    expect(supplier.sent).toHaveLength(3)
    expect(await states()).toEqual([['promise_made', 'failed']])
    await world.db.as(people.isla, async (tx) => orThrow(await toldByHand(tx, id, 'Rang her.')))
  })
  test('what a later message makes untrue is not sent any more', async () => {
    await cardIs({ ...safe, safeFrom: '12:00', safeTo: '14:00' })
    await promised()
    clock.moveTo(after(clock.now(), seconds(1)))
    await promised('promise_moved')
    clock.moveTo(after(start, minutes(120)))
    await due()
    expect(supplier.sent).toHaveLength(1)
    expect(await states()).toEqual([
      ['promise_made', 'withheld'],
      ['promise_moved', 'sent'],
    ])
  })
})

describe('A6 to staff', () => {
  test('at any hour, before whatever else is due, and a secret is not kept', async () => {
    clock.moveTo(after(start, minutes(17 * 60)))
    await promised()
    const id = await engine((tx) =>
      textStaff(tx, { staffId: 'st_isla' as StaffId, template: 'welfare_check', facts: { where: '22/3 Easter Road' }, about }),
    )
    await runDue(world, messageHandlers, { worker: 'test', width: 1 })
    expect(supplier.sent.map((one) => one.to)).toEqual(['+447700900101', '+447700900200'])
    expect(supplier.sent[0]!.id).toBe(id)
    const secret = await engine((tx) =>
      textStaff(tx, { staffId: 'st_amina' as StaffId, template: 'device_code', facts: { code: '918273' }, about: ['act', 'act_0001'] }),
    )
    await due()
    expect(supplier.sent.at(-1)!.words).toContain('918273')
    const kept = await engine((tx) =>
      tx.q.selectFrom('messages').select(['body', 'facts']).where('id', '=', secret).executeTakeFirstOrThrow(),
    )
    expect(JSON.stringify(kept)).not.toContain('918273')
  })
})

describe('links', () => {
  const theCode = (): string => /is (\d{6})\./.exec(supplier.sent.at(-1)!.words)![1]!
  const linkOf = async (token: string) => (await world.db.door((tx) => openLink(tx, token)))!.linkId
  const check = (linkId: Id<'link'>, code: string) => world.db.as(people.mrsMalik, (tx) => checkLinkCode(tx, { linkId, code }))

  test('H4 a code goes the safe way and stands nowhere in the clear; whoever knows it, and nobody else, sees more', async () => {
    await cardIs(safe)
    const token = await engine((tx) => makeLink(tx, { householdId, appointmentId }))
    const linkId = await linkOf(token)
    orThrow(await world.db.act(people.mrsMalik, (tx) => sendLinkCode(tx, linkId)))
    await due()
    expect(supplier.sent.map((one) => one.to)).toEqual(['+447700900201'])
    const kept = await engine((tx) =>
      tx.q.selectFrom('messages').select(['body', 'facts']).where('aboutId', '=', linkId).executeTakeFirstOrThrow(),
    )
    expect(JSON.stringify(kept)).not.toContain(theCode())
    const wrong = theCode() === '111111' ? '222222' : '111111'
    expect(await check(linkId, wrong)).toEqual({ right: false, triesLeft: 4 })
    const right = await check(linkId, theCode().split('').join(' '))
    if (!right.right) return expect.unreachable()
    expect(await world.db.door((tx) => openLink(tx, token))).toMatchObject({ wider: false })
    expect(await world.db.door((tx) => openLink(tx, token, right.widerToken))).toMatchObject({ wider: true })
    passes(minutes(31))
    expect(await world.db.door((tx) => openLink(tx, token, right.widerToken))).toMatchObject({ wider: false })
    expect(await check(linkId, theCode())).toEqual({ right: false, triesLeft: 0 }) // a code works once
  })
  test('five wrong tries, three codes an hour', async () => {
    const token = await engine((tx) => makeLink(tx, { householdId, appointmentId }))
    const linkId = await linkOf(token)
    orThrow(await world.db.act(people.mrsMalik, (tx) => sendLinkCode(tx, linkId)))
    await due()
    const code = theCode()
    const wrong = code === '111111' ? '222222' : '111111'
    for (const left of [4, 3, 2, 1, 0]) expect(await check(linkId, wrong)).toEqual({ right: false, triesLeft: left })
    expect(await check(linkId, code)).toEqual({ right: false, triesLeft: 0 })
    for (let n = 0; n < 2; n++) orThrow(await world.db.act(people.mrsMalik, (tx) => sendLinkCode(tx, linkId)))
    expect(await world.db.act(people.mrsMalik, (tx) => sendLinkCode(tx, linkId))).toMatchObject({
      kind: 'refused',
      reasons: [{ code: 'H4_CODE_ASKED_TOO_OFTEN' }],
    })
  })
  test('a link ends by itself, and when it is revoked; a stranger’s opens nothing', async () => {
    const token = await engine((tx) => makeLink(tx, { householdId, appointmentId }))
    const later = await engine((tx) => makeLink(tx, { householdId, appointmentId: null, expiresAt: after(tx.now, minutes(5)) }))
    const stored = await engine((tx) => tx.q.selectFrom('links').select(['tokenHash']).execute())
    expect(stored.some((link) => link.tokenHash.includes(token))).toBe(false)
    passes(minutes(5))
    expect(await world.db.door((tx) => openLink(tx, later))).toBeNull()
    expect(await world.db.door((tx) => openLink(tx, 'guess'))).toBeNull()
    await engine((tx) => revokeLinks(tx, { householdId, appointmentId }))
    expect(await world.db.door((tx) => openLink(tx, token))).toBeNull()
  })
})

test('A5 we break between sending and noting it: it is sent again, with the same id, and ends as one', async () => {
  supplier.breaksOnce()
  const id = await promised()
  expect(await runDue(world, messageHandlers, { worker: 'test' })).toEqual({ done: 0, failed: 1 })
  expect(await states()).toEqual([['promise_made', 'queued']])
  passes(minutes(1))
  await due()
  expect(supplier.sent.map((one) => one.id)).toEqual([id, id])
  expect(await states()).toEqual([['promise_made', 'sent']])
})

test('a second worker that takes the same message finds it sent', async () => {
  const id: MessageId = await promised()
  await due()
  await engine(async (tx) => {
    await tx.q
      .insertInto('timers')
      .values({
        contractorId: place.contractorId,
        id: tx.world.newId('timer'),
        kind: 'message.send',
        subjectId: id,
        dueAt: tx.now,
        lane: 1,
      })
      .execute()
  })
  await due()
  expect(supplier.sent).toHaveLength(1)
})
