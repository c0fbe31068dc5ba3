import { expect } from 'vitest'
import { joinTheLine, openAlarms } from '../../care/alarms/actions.ts'
import { lines } from '../harness/story/stage.ts'
import { phoned } from '../harness/story/people.ts'
import { story } from '../harness/story.ts'
import type { Cast } from '../harness/story.ts'
import { townDuressPin, townPin } from '../harness/townspeople.ts'

const dutyLine = lines[1]!
const innocent = 'Larkfield Repairs: thanks, got your message.'

const insideAtMrPatersons = async ({ isla, amina, mrPaterson, clock }: Cast): Promise<void> => {
  const promise = await isla.promises(mrPaterson, '08:00–10:00', { work: 'Bath tap drips' })
  await clock.reaches('08:30')
  await isla.sends(promise, amina)
  await amina.reachesTheDoor()
  await clock.passes('1 minutes')
  await amina.isLetIn('James Paterson')
}

story('Amina is made to say that all is well, and keys the other PIN: her phone sees nothing, the office everything (A2)', async (cast) => {
  const { amina, isla, rows } = cast
  await insideAtMrPatersons(cast)
  const [plain] = await amina.does({ kind: 'check_in', pin: townPin })
  expect(await isla.sees(openAlarms), 'the normal PIN').toEqual([])
  const [forced] = await amina.does({ kind: 'check_in', pin: townDuressPin })
  expect({ ...forced, id: '' }, 'the same answer, to the letter').toEqual({ ...plain, id: '' })
  await isla.hears(/Amina Yusuf needs help and is made to say that all is well.*Do not ring them/)
  expect(await isla.sees(openAlarms)).toMatchObject([{ kind: 'duress_pin', state: 'ringing', silent: true }])
  expect((await amina.thisVisit()).kind).toBe('visit')
  expect(amina.handset.rings(), 'the ladder never rings the one who asked').toBe(false)
  await amina.does({ kind: 'check_in', pin: townPin })
  expect(await rows('select pin_given_at from alarms'), 'a PIN that follows ends nothing').toEqual([{ pin_given_at: null }])
})

story('Amina texts the word with slips and other words around it, and hears an innocent sentence (A2)', async ({ amina, isla }) => {
  await amina.texts('have you got the RDE file for this one?')
  expect(amina.handset.last()?.body).toBe(innocent)
  await isla.hears(/Amina Yusuf needs help, by text\. Do not ring them/)
  expect(await isla.sees(openAlarms)).toMatchObject([{ kind: 'code_text', how: 'text', heard: 'have you got the RDE file for this one?' }])
  await amina.texts('Running late, sorry')
  expect(amina.handset.last()?.body, 'whatever a worker writes').toBe(innocent)
})

story(
  'The word comes from a number that nobody knows: an alarm all the same, gathered, and below the people we know (A2)',
  async (cast) => {
    const { amina, isla, rows } = cast
    const stranger = phoned(cast, '+447700900555')
    await stranger.texts('rad file')
    expect(await isla.sees(openAlarms), 'spelling is forgiven for known people only').toEqual([])
    await stranger.texts('Is the red file there?')
    await stranger.texts('red file please')
    expect(stranger.handset.last()?.body).toBe(innocent)
    await isla.hears(/we do not know who it is/)
    expect(await rows('select count(*)::int as n from alarms'), 'gathered').toEqual([{ n: 1 }])
    await amina.texts('red file')
    expect(
      (await isla.sees(openAlarms)).map(({ kind }) => kind),
      'people we know come first',
    ).toEqual(['code_text', 'unmatched'])
  },
)

story('Amina rings and says the words: an ordinary answer, the line stays open, and Isla joins it (A2)', async ({ amina, isla, rows }) => {
  await amina.rings(dutyLine)
  expect(amina.handset.heard.at(-1)).toBe('Hello, Larkfield Repairs. How can I help?')
  await amina.speaks('have you got the red file for this one')
  expect(amina.handset.heard.at(-1), 'nothing that somebody beside her may not hear').toMatch(/Stay on the line, please/)
  await isla.hears(/Amina Yusuf needs help, by telephone/)
  await isla.answersByKey()
  const [alarm] = await isla.sees(openAlarms)
  expect(alarm).toMatchObject({ kind: 'code_call', state: 'answered', answeredByName: 'Isla Fraser' })
  await isla.does((tx) => joinTheLine(tx, alarm!.id))
  await isla.answersByKey('2')
  expect(await rows(`select content->>'muted' as muted from record_events where verb = 'line_joined'`)).toEqual([{ muted: 'true' }])
})

story('Amina rings from somebody else’s telephone, keys her card and the other PIN, and is heard (A2)', async (cast) => {
  const { isla } = cast
  const kiosk = phoned(cast, '+441314960888')
  await kiosk.rings(dutyLine)
  await kiosk.keys('0201#')
  expect(kiosk.handset.heard.at(-1)).toMatch(/key your PIN/)
  await kiosk.keys(townDuressPin)
  expect(kiosk.handset.heard.at(-1), 'what anybody hears whose PIN was right').toBe('Hello, Larkfield Repairs. How can I help?')
  await isla.hears(/Amina Yusuf needs help and is made to say that all is well/)
  expect(await isla.sees(openAlarms)).toMatchObject([{ kind: 'duress_pin', how: 'call' }])
})

story('A text that was two hours on its way is an alarm all the same, shown with both times (A2, A5)', async ({ amina, isla, clock }) => {
  await clock.reaches('09:00')
  await amina.handset.switchesOff()
  await amina.texts('red file')
  await clock.passes('2 hours')
  expect(await isla.sees(openAlarms), 'it could not leave').toEqual([])
  await amina.handset.switchesOn()
  await clock.settles()
  await isla.hears(/Amina Yusuf needs help/)
  const [alarm] = await isla.sees(openAlarms)
  expect([alarm!.raisedAt, alarm!.receivedAt].map((at) => at.toString())).toEqual(['2026-11-24T09:00:00Z', '2026-11-24T11:00:00Z'])
})
