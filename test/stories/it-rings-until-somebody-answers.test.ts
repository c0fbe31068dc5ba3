import { expect } from 'vitest'
import { openAlarms } from '../../care/alarms/actions.ts'
import { setDuty } from '../../care/workforce/actions.ts'
import { story } from '../harness/story.ts'

story(
  'A night shift: Isla sleeps through two rings, and Ruth, who is on call, takes it (A3)',
  async ({ amina, isla, morag, ruth, dan, clock }) => {
    await dan.does((tx) => setDuty(tx, ruth.who.staffId, { onCall: true }))
    await morag.handset.switchesOff()
    await clock.reaches('tomorrow 02:00')
    await amina.texts('red file')
    expect(isla.handset.rings(), 'the first ring waits for nothing').toBe(true)
    await isla.handset.letsItRing()
    expect(ruth.handset.rings(), 'not before the step is over').toBe(false)
    await clock.passes('40 seconds')
    await isla.handset.letsItRing()
    await ruth.hears(/Amina Yusuf needs help/)
    await ruth.answersByKey()
    expect(await isla.sees(openAlarms)).toMatchObject([{ state: 'answered', answeredByName: 'Ruth Adeyemi' }])
    await isla.hears(/Ruth Adeyemi has answered the alarm for Amina Yusuf. You need do nothing/)
  },
)

story(
  'Nobody answers: the whole ladder runs dry, and then everybody on duty is rung again and again (A3)',
  async ({ amina, isla, morag, dan, ruth, clock, rows }) => {
    await amina.texts('red file')
    const everybody = [isla, morag, dan]
    await clock.passes('3 minutes')
    expect(await isla.sees(openAlarms)).toMatchObject([{ state: 'ringing', broadcasting: true }])
    const before = everybody.map(({ handset }) => handset.texts.length)
    await clock.passes('10 minutes')
    for (const [at, { who, handset }] of everybody.entries())
      expect(handset.texts.length - before[at]!, `${who.name}, every forty seconds`).toBeGreaterThanOrEqual(14)
    expect(ruth.allHeard(), 'who is not on duty sleeps').not.toMatch(/needs help/)
    expect(await rows(`select count(*)::int as n from alarms where state = 'closed'`), 'it never ends by itself').toEqual([{ n: 0 }])
    await dan.answersByText()
    expect(await isla.sees(openAlarms)).toMatchObject([{ state: 'answered', answeredByName: 'Dan Sutherland' }])
    const quiet = isla.handset.calls.length
    await clock.passes('90 seconds')
    expect(isla.handset.calls.length, 'somebody has it').toBe(quiet)
  },
)

story('A voicemail picks up, and a text says "ok": neither is an answer, and it rings on (A3)', async ({ amina, isla, morag, clock }) => {
  await amina.texts('red file')
  await isla.voicemailAnswers()
  expect(isla.handset.heard.join(' ')).toMatch(/Press 1 to answer.*No key came. We will ring again/)
  await morag.handset.declines()
  await morag.texts('ok, on it')
  expect(await isla.sees(openAlarms)).toMatchObject([{ state: 'ringing', answeredByName: null }])
  await clock.passes('40 seconds')
  expect(isla.handset.rings()).toBe(true)
  await isla.answersByKey()
  expect(await isla.sees(openAlarms)).toMatchObject([{ state: 'answered' }])
})

story(
  'Two people need help at once: one call says so, and the same key takes both (A3, A6)',
  async ({ amina, callum, isla, morag, clock }) => {
    await morag.handset.switchesOff()
    await amina.texts('red file')
    expect(isla.handset.rings()).toBe(true)
    await callum.texts('red file')
    await isla.hears(/^Two people need help\./)
    expect(isla.handset.calls.length, 'no second call that would only find her engaged').toBe(1)
    await isla.answersByKey()
    expect(isla.handset.heard.join(' ')).toMatch(/as well\. To answer that too, press 1/)
    await isla.keys('1')
    expect(await isla.sees(openAlarms)).toMatchObject([{ state: 'answered' }, { state: 'answered' }])
    await clock.passes('100 seconds')
    expect(isla.handset.calls.length).toBe(1)
  },
)
