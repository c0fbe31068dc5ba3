import { expect } from 'vitest'
import { promiseOfOrder } from '../../care/booking/actions.ts'
import { textsToRead } from '../../care/messages/actions.ts'
import { story } from '../harness/story.ts'

const until = / Until you choose, nothing changes\./

story('Mr Paterson cannot be in after all: he texts CHANGE, replies 2, and the promise has moved (B4, B9, M4)', async (cast) => {
  const { isla, mrPaterson, rows } = cast
  const promise = await isla.promises(mrPaterson, '10:00–12:00', { work: 'Bath tap drips' })
  await mrPaterson.hears(/we will come between 10 and noon today/)
  await mrPaterson.texts('CHANGE')
  const { body } = await mrPaterson.hears(/we can come\n1: .*\n2: .*\n3: .*\nReply 1, 2 or 3, or ring 0131 496 0142\./)
  expect(body).toMatch(until)
  const second = /\n2: (.*)\n/.exec(body)![1]!
  await mrPaterson.texts('7')
  await mrPaterson.hears('please reply with one number, 1, 2 or 3')
  await mrPaterson.texts('2 please')
  await mrPaterson.hears(`your visit has moved. We will now come ${second}`)
  const moved = await isla.sees((tx) => promiseOfOrder(tx, promise.orderId))
  expect(moved).toMatchObject({ state: 'promised' })
  expect(await rows('select state, moved_agreed_how, moved_agreed_by from appointments where id = $1', [promise.appointmentId])).toEqual([
    { state: 'moved', moved_agreed_how: 'themselves', moved_agreed_by: null },
  ])
  expect(await isla.sees(textsToRead)).toEqual([])
})

story('Mrs Malik is offered times in Urdu, comes back to it after an hour, and is offered them anew (B9, M1)', async (cast) => {
  const { isla, mrsMalik, clock, rows } = cast
  await isla.promises(mrsMalik, '14:00–16:00', { work: 'Kitchen tap drips' })
  await mrsMalik.texts('change')
  await mrsMalik.hears(/ہم ان اوقات میں آ سکتے ہیں\n1: .*\n2: .*\n3: .*01314960142/s)
  await clock.passes('1 hours')
  await mrsMalik.texts('۱')
  await mrsMalik.hears(/اس لیے ہم نے دوبارہ دیکھا.*\n1: /s)
  await mrsMalik.texts('1')
  await mrsMalik.hears(/براہ کرم دوبارہ دیکھیں/)
  expect(await rows(`select state from appointments where state = 'moved'`)).toEqual([])
  await clock.passes('2 minutes')
  await mrsMalik.texts('1')
  await mrsMalik.hears(/آپ کا وقت بدل گیا ہے/)
})

story('Somebody is on the way already: Mr Paterson hears it, and Isla reads what he wrote (B5, M4)', async (cast) => {
  const { isla, amina, mrPaterson, clock } = cast
  const promise = await isla.promises(mrPaterson, '08:00–10:00', { work: 'Bath tap drips' })
  await clock.reaches('08:30')
  await isla.sends(promise, amina)
  const heard = amina.allHeard()
  await mrPaterson.texts('CHANGE')
  await mrPaterson.hears(/somebody is on the way to you or with you already\. Tell them at the door, or ring 0131 496 0142/)
  expect(await isla.sees(textsToRead)).toMatchObject([{ body: 'CHANGE' }])
  expect(amina.allHeard()).toBe(heard)
})

story('Mr Paterson writes in his own words beside the offer: a person reads it, and nothing has changed (M4, A5)', async (cast) => {
  const { isla, mrPaterson, exchange, rows } = cast
  await isla.promises(mrPaterson, '10:00–12:00', { work: 'Bath tap drips' })
  await mrPaterson.texts('CHANGE')
  await mrPaterson.hears(until)
  await mrPaterson.texts('Only if my sister can be there')
  await mrPaterson.hears(/a person reads what you wrote\..* Nothing has changed yet\./)
  expect(await isla.sees(textsToRead)).toMatchObject([{ body: 'Only if my sister can be there' }])
  exchange.faults.on('received_twice', mrPaterson.handset.number)
  await mrPaterson.texts('1')
  await mrPaterson.hears('your visit has moved')
  expect(await rows(`select state from appointments order by promised_at, id`)).toHaveLength(2)
})

story('Two machines answer each other: after ten answers within an hour a person reads what comes (M4)', async (cast) => {
  const { isla, mrPaterson, clock } = cast
  await isla.promises(mrPaterson, '10:00–12:00', { work: 'Bath tap drips' })
  await mrPaterson.texts('CHANGE')
  for (let n = 0; n < 9; n++) await mrPaterson.texts('9')
  expect(await isla.sees(textsToRead)).toEqual([])
  await mrPaterson.texts('9')
  expect(await isla.sees(textsToRead)).toHaveLength(1)
  await clock.passes('2 hours')
  await mrPaterson.texts('CHANGE')
  await mrPaterson.hears(until)
})
