import { expect } from 'vitest'
import { story } from '../harness/story.ts'
import type { Cast } from '../harness/story.ts'

const atMrPatersons = async ({ isla, amina, mrPaterson, clock }: Cast) => {
  const promise = await isla.promises(mrPaterson, '08:00–10:00', { work: 'Bath tap drips' })
  await clock.reaches('08:30')
  const sent = await isla.sends(promise, amina)
  await amina.reachesTheDoor()
  await clock.passes('1 minutes')
  return { ...promise, ...sent }
}

story('Mr Paterson says “not today”, and that is a good outcome (V2, V4)', async (cast) => {
  const { amina, mrPaterson, rows } = cast
  await atMrPatersons(cast)
  await amina.does({ kind: 'door_opened' }, { kind: 'say_code' }, { kind: 'show_id' }, { kind: 'not_today' }, { kind: 'leave' })
  expect(await rows('select outcome from visits')).toEqual([{ outcome: 'not_today' }])
  expect(await amina.sees()).toMatchObject({ kind: 'breathing' })
  expect(await rows('select state from orders'), 'the work is still to be done').toEqual([{ state: 'open' }])
  expect(mrPaterson.allHeard()).not.toMatch(/sorry|missed|no access/i)
})

story('Mr Paterson would rather she did not come in, and nobody does (V1, V2)', async (cast) => {
  const { amina, rows, clock, mrPaterson } = cast
  await atMrPatersons(cast)
  await amina.does({ kind: 'door_opened' }, { kind: 'say_code' }, { kind: 'show_id' }, { kind: 'would_rather_not' })
  expect(await amina.tries({ kind: 'go_in' })).toEqual(['V5_VISIT_HAS_ENDED'])
  await amina.does({ kind: 'leave' })
  expect(await rows(`select outcome, consent_id from visits`)).toEqual([{ outcome: 'would_rather_not', consent_id: null }])
  await clock.passes('4 hours')
  expect(mrPaterson.allHeard(), 'nobody asks how it went where nobody was let in').not.toMatch(/How did it go/)
})

story('Mr Paterson says only the kitchen, then changes his mind, and she stops (V2)', async (cast) => {
  const { amina, clock, rows } = cast
  await atMrPatersons(cast)
  await amina.isLetIn('James Paterson')
  await clock.passes('5 minutes')
  await amina.does({ kind: 'limit_consent', limits: 'The kitchen only, the door stays open', rooms: ['Kitchen'] })
  await clock.passes('5 minutes')
  await amina.does({ kind: 'withdraw_consent' }, { kind: 'made_safe', how: 'Water off at the sink.' }, { kind: 'leave' })
  expect(await rows('select rooms, limits, withdrawn_at is not null as withdrawn from consents')).toEqual([
    { rooms: ['Kitchen'], limits: 'The kitchen only, the door stays open', withdrawn: true },
  ])
  expect(await rows('select outcome, made_safe from visits')).toEqual([
    { outcome: 'consent_withdrawn', made_safe: 'Water off at the sink.' },
  ])
})

story('Only children are at home: she stays outside (V3)', async (cast) => {
  const { amina, rows } = cast
  await atMrPatersons(cast)
  await amina.does({ kind: 'door_opened' }, { kind: 'say_code' }, { kind: 'show_id' }, { kind: 'under_18s', only: true })
  expect(await amina.tries({ kind: 'go_in' })).toEqual(expect.arrayContaining(['V3_ONLY_UNDER_18S', 'V1_NO_CONSENT']))
  await amina.does({ kind: 'only_under_18s' }, { kind: 'leave' })
  expect(await rows('select outcome from visits')).toEqual([{ outcome: 'only_under_18s' }])
})
