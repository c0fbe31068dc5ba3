import { expect } from 'vitest'
import { askToStandDown, openAlarms, renewAnswer } from '../../care/alarms/actions.ts'
import { concernsForLead, readConcern } from '../../care/safeguarding/actions.ts'
import { story } from '../harness/story.ts'
import type { Cast } from '../harness/story.ts'

const insideAtMrPatersons = async ({ isla, amina, mrPaterson, clock }: Cast): Promise<void> => {
  const promise = await isla.promises(mrPaterson, '08:00–10:00', { work: 'Bath tap drips' })
  await clock.reaches('08:30')
  await isla.sends(promise, amina)
  await amina.reachesTheDoor()
  await clock.passes('1 minutes')
  await amina.isLetIn('James Paterson')
}

story('Amina leaves because it feels wrong: nobody asks why, and she has her breathing space (V4)', async (cast) => {
  const { amina, isla, clock, rows } = cast
  await insideAtMrPatersons(cast)
  await clock.passes('3 minutes')
  await amina.does({ kind: 'felt_wrong' }, { kind: 'leave' })
  expect(await rows('select outcome, state from visits')).toEqual([{ outcome: 'felt_wrong', state: 'left' }])
  expect(await amina.sees()).toMatchObject({ kind: 'breathing' })
  expect(await isla.sees(openAlarms)).toEqual([])
  expect(await rows('select state from watches'), 'watched until she was away and well').toEqual([{ state: 'ended' }])
})

story('Amina’s phone dies inside: the server misses her, and it rings until a person answers (A1, A3, A4)', async (cast) => {
  const { amina, isla, morag, clock } = cast
  await insideAtMrPatersons(cast)
  await amina.phoneDies()
  await clock.passes('29 minutes')
  expect(await isla.sees(openAlarms), 'not a moment before').toEqual([])
  await clock.passes('4 minutes')
  await isla.hears(/Amina Yusuf has not checked in, at 57 Clerk Street/)
  await morag.hears(/Amina Yusuf has not checked in/)
  await clock.passes('5 minutes')
  expect(await isla.sees(openAlarms)).toMatchObject([{ kind: 'missed_check_in', state: 'ringing' }])
  expect(isla.handset.calls.length, 'again and again').toBeGreaterThan(5)

  const { body } = isla.handset.last()!
  await isla.texts(/reply (\d\d)/.exec(body)![1]!)
  const [alarm] = await isla.sees(openAlarms)
  expect(alarm).toMatchObject({ state: 'answered', answeredByName: 'Isla Fraser' })
  await morag.hears(/Isla Fraser has answered the alarm for Amina Yusuf/)
  await clock.passes('90 seconds')
  await isla.does((tx) => renewAnswer(tx, alarm!.id))
  await clock.passes('90 seconds')
  expect(await isla.sees(openAlarms)).toMatchObject([{ state: 'answered' }])
  await clock.passes('10 seconds')
  await isla.does((tx) =>
    askToStandDown(tx, {
      ...{ alarmId: alarm!.id, why: 'Morag is beside her; her phone is flat.', resolution: 'safe' },
      ...{ spokeToThem: false, wordFrom: 'colleague_beside_them' },
    }),
  )
  await morag.answersByText()
  expect(await isla.sees(openAlarms)).toEqual([])
  expect(amina.allHeard()).not.toMatch(/alarm|answer/i)
})

story('Amina holds Help: it rings at once, an answer that nobody keeps up lapses, and it rings again (A2, A3)', async (cast) => {
  const { amina, isla, clock } = cast
  await insideAtMrPatersons(cast)
  await amina.does({ kind: 'help', silent: true })
  await isla.hears(/Amina Yusuf needs help/)
  await isla.handset.answers()
  await isla.handset.presses('1')
  expect(await isla.sees(openAlarms)).toMatchObject([{ state: 'answered' }])
  await clock.passes('3 minutes')
  expect(await isla.sees(openAlarms)).toMatchObject([{ state: 'ringing' }])
})

story('The supplier delivers Amina’s call for help twice: it is one alarm, and both are answered alike (A2, A5)', async (cast) => {
  const { amina, isla, exchange, rows } = cast
  exchange.faults.on('received_twice')
  await amina.texts('red file')
  expect(await rows(`select count(*)::int as n from alarms`)).toEqual([{ n: 1 }])
  expect(await rows(`select count(*)::int as n from alarm_acts`), 'acted on once').toEqual([{ n: 1 }])
  expect(await rows(`select count(*)::int as n from inbound_messages`)).toEqual([{ n: 1 }])
  exchange.faults.clear()
  await isla.hears(/Amina Yusuf needs help/)
})

story('Amina has no signal for an hour: her phone tells it all afterwards, at the times it happened, once (A5, V5)', async (cast) => {
  const { amina, isla, mrPaterson, clock, rows } = cast
  const promise = await isla.promises(mrPaterson, '08:00–10:00', { work: 'Bath tap drips' })
  await clock.reaches('08:30')
  await isla.sends(promise, amina)
  await amina.thisVisit()
  const minute = (n: number) => clock.now().add({ minutes: n })
  const kept = [
    { kind: 'set_off' as const, at: minute(1) },
    { kind: 'arrive' as const, at: minute(12) },
    { kind: 'knock' as const, at: minute(13) },
  ]
  await clock.passes('20 minutes')
  expect((await amina.tellsLater(kept)).every(({ ok }) => ok)).toBe(true)
  expect(await rows(`select to_char(knocked_at at time zone 'Europe/London', 'HH24:MI') as knocked from visits`)).toEqual([
    { knocked: '08:43' },
  ])
})

story('Something is not right: Amina’s own words reach the lead and nobody else (S1, S4, S7, R2)', async (cast) => {
  const { amina, isla, ruth, rows } = cast
  await insideAtMrPatersons(cast)
  const [answer] = await amina.does({ kind: 'concern', words: 'A bolt on the outside of the bedroom door.' })
  expect(answer).toMatchObject({ ok: true, reference: expect.stringMatching(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/) })
  const { body } = await ruth.hears('A concern has come in')
  expect(body).not.toMatch(/bolt|Paterson|Amina/)
  expect(await isla.tries(concernsForLead)).toEqual(['S4_NAMED_FEW'])
  const [concern] = await ruth.does(concernsForLead)
  expect(await ruth.does((tx) => readConcern(tx, concern!.concernId))).toMatchObject({
    words: 'A bolt on the outside of the bedroom door.',
  })
  expect((await rows(`select 1 from record_events where verb = 'looked_at' and subject_kind = 'concern'`)).length).toBe(1)
})
