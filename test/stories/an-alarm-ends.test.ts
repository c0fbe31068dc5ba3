import { expect } from 'vitest'
import { agreeToStandDown, alarmsToReview, askToStandDown, noteOnAlarm, openAlarms, reviewAlarm } from '../../care/alarms/actions.ts'
import { story } from '../harness/story.ts'
import type { Cast } from '../harness/story.ts'
import { townPin } from '../harness/townspeople.ts'

const insideAtMrPatersons = async ({ isla, amina, mrPaterson, clock }: Cast): Promise<void> => {
  const promise = await isla.promises(mrPaterson, '08:00–10:00', { work: 'Bath tap drips' })
  await clock.reaches('08:30')
  await isla.sends(promise, amina)
  await amina.reachesTheDoor()
  await clock.passes('1 minutes')
  await amina.isLetIn('James Paterson')
}

story('Amina is taken to hospital and cannot speak: Isla has the ambulance’s word, and Dan agrees (A3)', async (cast) => {
  const { amina, isla, dan, clock } = cast
  await insideAtMrPatersons(cast)
  await amina.does({ kind: 'help', silent: true })
  await isla.answersByKey()
  const [alarm] = await isla.sees(openAlarms)
  const asked = {
    alarmId: alarm!.id,
    why: 'The crew has her, conscious, on the way to the Royal Infirmary.',
    resolution: 'ambulance',
  } as const
  expect(await isla.tries((tx) => askToStandDown(tx, { ...asked, spokeToThem: false })), 'nobody’s word').toEqual(['A3_SPEAK_TO_THEM'])
  await isla.does((tx) => noteOnAlarm(tx, { alarmId: alarm!.id, kind: 'rang_999', text: 'Ambulance, reference 4471.' }))
  expect(await isla.does((tx) => askToStandDown(tx, { ...asked, spokeToThem: false, wordFrom: 'ambulance' }))).toEqual({ closed: false })
  expect(await isla.tries((tx) => agreeToStandDown(tx, alarm!.id)), 'not the same person twice').toEqual(['A3_TAKES_TWO'])
  expect(await isla.sees(openAlarms)).toMatchObject([{ state: 'standing_down' }])
  await dan.hears(/Isla Fraser says that the alarm for Amina Yusuf is over, and asks a second person/)
  await dan.answersByText()
  expect(await isla.sees(openAlarms)).toEqual([])
  const [toReview] = await dan.sees(alarmsToReview)
  await clock.passes('10 minutes')
  await dan.does((tx) =>
    reviewAlarm(tx, { alarmId: toReview!.id, text: 'The first ring was answered at once. Ask for a second exit next time.' }),
  )
  expect(await dan.sees(alarmsToReview)).toEqual([])
})

story('A second person does not answer: it is not over, and it rings again (A3)', async (cast) => {
  const { amina, isla, clock } = cast
  await amina.texts('red file')
  await isla.answersByKey()
  const [alarm] = await isla.sees(openAlarms)
  await isla.does((tx) =>
    askToStandDown(tx, {
      ...{ alarmId: alarm!.id, why: 'The police are with her, she is unharmed.', resolution: 'police' },
      ...{ spokeToThem: false, wordFrom: 'police' },
    }),
  )
  await clock.passes('3 minutes')
  expect(await isla.sees(openAlarms)).toMatchObject([{ state: 'ringing' }])
})

story('Amina forgot to check in: her own PIN and her voice, and one person is enough (A3, A4)', async (cast) => {
  const { amina, isla, clock } = cast
  await insideAtMrPatersons(cast)
  await clock.passes('33 minutes')
  await isla.hears(/Amina Yusuf has not checked in/)
  await isla.answersByKey()
  const [alarm] = await isla.sees(openAlarms)
  const asked = { alarmId: alarm!.id, why: 'Under the bath, phone in her bag.', resolution: 'safe', spokeToThem: true } as const
  expect(await isla.tries((tx) => askToStandDown(tx, asked)), 'a voice alone may be made to say it').toEqual(['A3_THEIR_PIN_FIRST'])
  await amina.does({ kind: 'check_in', pin: townPin })
  expect(await isla.does((tx) => askToStandDown(tx, asked))).toEqual({ closed: true })
  expect(await isla.sees(openAlarms)).toEqual([])
})

story('The shift is over and Amina does not say that she is home: asked, rung, and then somebody looks for her (A8)', async (cast) => {
  const { amina, isla, clock } = cast
  await insideAtMrPatersons(cast)
  await amina.does({ kind: 'felt_wrong' }, { kind: 'leave' })
  await clock.reaches('17:29')
  expect(amina.allHeard()).not.toMatch(/home safe\?/i)
  await clock.passes('1 hours')
  await amina.hears(/Amina, home safe\?/)
  expect(amina.handset.calls.length, 'rung for her PIN').toBeGreaterThan(0)
  await isla.hears(/Amina Yusuf has not said that they are home/)
  expect(await isla.sees(openAlarms)).toMatchObject([{ kind: 'not_home_safe', state: 'ringing' }])
})

story('Amina says "home safe", and nobody asks (A8)', async (cast) => {
  const { amina, isla, clock, rows } = cast
  await insideAtMrPatersons(cast)
  await amina.does({ kind: 'felt_wrong' }, { kind: 'leave' })
  await clock.reaches('17:32')
  await amina.does({ kind: 'home_safe' })
  await clock.passes('2 hours')
  expect(amina.allHeard()).not.toMatch(/home safe\?/i)
  expect(await isla.sees(openAlarms)).toEqual([])
  expect(await rows('select state from home_safe')).toEqual([{ state: 'home' }])
})
