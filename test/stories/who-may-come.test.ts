import { expect } from 'vitest'
import { agreeOverride, askOverride, proposalsNow, sendOperative, windowsFor } from '../../care/booking/actions.ts'
import { decideMarker, proposeMarker } from '../../care/premises/actions.ts'
import { goHomeIll } from '../../care/workforce/actions.ts'
import { home, story } from '../harness/story.ts'
import { markAddress } from '../harness/townspeople.ts'

story(
  'Mrs Malik asks for a woman, and no woman electrician works here: she hears it before the day, and nobody else is sent (D2, B4)',
  async ({ isla, mrsMalik, tomasz }) => {
    const orderId = await isla.takesOrder(mrsMalik, { work: 'Hall light flickers', trade: 'electrician' })
    const offered = await isla.does((tx) => windowsFor(tx, orderId, { days: 2 }))
    expect(offered.length).toBeGreaterThan(0)
    expect(offered.filter(({ free }) => free)).toEqual([])
    expect(new Set(offered.map(({ reason }) => reason?.sentence))).toEqual(
      new Set(['No woman electrician is on shift on Tuesday.', 'No woman electrician is on shift on Wednesday.']),
    )
    const emergency = await isla.tries((tx) =>
      sendOperative(tx, { emergency: { orderId, reason: 'Sparks from the light' }, operativeIds: [tomasz.who.operativeId] }),
    )
    expect(emergency, 'also in an emergency').toContain('D2_SEX_ASKED')
    expect(mrsMalik.allHeard()).toBe('')
  },
)

story(
  'The only woman goes home ill on the day: nobody is put in her place (D2)',
  async ({ isla, amina, grace, callum, mrsMalik, clock }) => {
    const promise = await isla.promises(mrsMalik, '08:00–10:00', { work: 'Kitchen tap drips' })
    await clock.reaches('08:30')
    for (const one of [amina, grace]) await isla.does((tx) => goHomeIll(tx, one.who.operativeId))
    expect(await isla.cannotSend(promise, callum)).toEqual(['D2_SEX_ASKED'])
    expect(
      await isla.tries((tx) =>
        askOverride(tx, { ...promise, operativeId: callum.who.operativeId, rules: ['D2_SEX_ASKED'], reason: 'Nobody else is free today.' }),
      ),
    ).toEqual(['D5_HOUSEHOLD_DECIDES'])
    expect(await isla.sees(proposalsNow), 'nobody is proposed instead').toEqual([])
  },
)

story(
  'Two people are needed: one alone is not sent, and the first to arrive waits outside (D3, B1)',
  async ({ world, isla, dan, amina, grace, mrPaterson, clock }) => {
    await markAddress(world, isla.who, dan.who, mrPaterson.premisesId, 'W_TWO')
    const promise = await isla.promises(mrPaterson, '08:00–10:00', { work: 'Bath tap drips' })
    await clock.reaches('08:30')
    expect(await isla.cannotSend(promise, amina)).toEqual(['D3_TWO_PEOPLE'])
    const { checkCode } = await isla.sends(promise, amina, grace)
    await mrPaterson.hears(new RegExp(`Amina and Grace have set off[^]*${[...checkCode].join(' ')}`))
    await amina.reachesTheDoor()
    await amina.does({ kind: 'door_opened' }, { kind: 'say_code' }, { kind: 'show_id' }, { kind: 'under_18s', only: false })
    await amina.does(
      { kind: 'look_around', found: 'going_in' },
      { kind: 'consent', givenBy: 'James Paterson', work: 'Mend the tap', rooms: ['Bath'] },
    )
    expect(await amina.tries({ kind: 'go_in' })).toEqual(['D3_WAIT_FOR_COLLEAGUE'])
    await grace.readsEveryPrecaution()
    await grace.does({ kind: 'set_off' }, { kind: 'arrive' })
    await amina.does({ kind: 'go_in' })
    await grace.does({ kind: 'go_in' })
  },
)

story(
  'A marker ends overnight by itself: the next morning nobody is asked to mind it (P1, D3)',
  async ({ isla, dan, mrPaterson, amina, clock, rows }) => {
    const markerId = await isla.does((tx) =>
      proposeMarker(tx, { premisesId: mrPaterson.premisesId, code: 'W_TWO', source: 'Seen by two of ours in October.' }),
    )
    await dan.does((tx) => decideMarker(tx, markerId, { agree: true, why: 'Two of ours saw it.', resident: { toldAt: tx.now } }))
    await rows(`update markers set ends_at = '2026-11-25T00:00:00Z' where id = $1`, [markerId])
    const promise = await isla.promises(mrPaterson, '08:00–10:00', { work: 'Bath tap drips', on: 1 })
    await clock.reaches('08:30')
    expect(await isla.cannotSend(promise, amina)).toContain('D3_TWO_PEOPLE')
    await clock.reaches('tomorrow 08:30')
    await isla.sends(promise, amina)
    expect((await amina.thisVisit()).shown.plates).toEqual([])
  },
)

story(
  'A safety rule is set aside by two different people with a reason, once, on the record (D5)',
  async ({ world, isla, morag, dan, amina, mrPaterson, clock, rows }) => {
    await markAddress(world, isla.who, dan.who, mrPaterson.premisesId, 'W_TWO')
    const promise = await isla.promises(mrPaterson, '08:00–10:00', { work: 'Bath tap drips' })
    await clock.reaches('08:30')
    const overrideId = await isla.does((tx) =>
      askOverride(tx, {
        ...promise,
        operativeId: amina.who.operativeId,
        rules: ['D3_TWO_PEOPLE'],
        reason: 'Water through the ceiling below; the son is there.',
      }),
    )
    await morag.hears('Isla Fraser asks for a second person')
    expect(await isla.tries((tx) => agreeOverride(tx, overrideId))).toEqual(['D5_TWO_DIFFERENT_PEOPLE'])
    await morag.does((tx) => agreeOverride(tx, overrideId))

    await isla.does((tx) => sendOperative(tx, { ...promise, operativeIds: [amina.who.operativeId], overrideId }))
    expect(await rows(`select verb from record_events where verb like 'override%' order by verb desc`)).toEqual([
      { verb: 'override_asked' },
      { verb: 'override_agreed' },
    ])
  },
)

story('A home in England is looked after by English working days (C1)', async ({ isla, moves, rows }) => {
  const mrsDodds = await moves({
    ...home('3 Grey Street', 'NE1 6EE', [-1.6131, 54.9718]),
    title: 'Mrs',
    name: 'Ann Dodds',
    telephone: '+447700900330',
  })
  const inEngland = await isla.takesOrder(mrsDodds, { work: 'Bath tap drips', priority: 'urgent' })
  const inScotland = await isla.takesOrder(
    await moves({ ...home('9 Lark Street', 'EH7 5RN', [-3.17, 55.96]), title: 'Mr', name: 'Ian Bell', telephone: '+447700900331' }),
    { work: 'Bath tap drips', priority: 'urgent' },
  )
  const due = (id: string) => rows(`select finish_by::date::text as day from orders where id = $1`, [id])
  // St Andrew's day, Monday 30 November, is a holiday in Scotland alone
  expect([await due(inEngland), await due(inScotland)]).toEqual([[{ day: '2026-12-01' }], [{ day: '2026-12-02' }]])
})
