import { describe, expect, test } from 'vitest'
import { messageBench, safe } from '../../test/harness/message-bench.ts'
import { people, place } from '../../test/harness/one-visit.ts'
import type { Id } from '../../lib/ids.ts'
import { orThrow } from '../../lib/refusal.ts'
import { after, minutes } from '../../lib/time.ts'
import { checkLinkCode, makeLink, openLink, revokeLinks, sendLinkCode } from './actions.ts'

const { world, supplier, engine, cardIs, due, passes } = await messageBench()
const { householdId, appointmentId } = place

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
