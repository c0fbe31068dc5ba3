import { expect } from 'vitest'
import { promisesAtRisk, tellAtRisk, toldOfRisk } from '../../care/booking/actions.ts'
import { story } from '../harness/story.ts'

story('Nobody is sent: Mr Paterson hears it before the window closes, and waits (B6)', async (cast) => {
  const { isla, amina, mrPaterson, clock } = cast
  const promise = await isla.promises(mrPaterson, '10:00–12:00', { work: 'Bath tap drips' })
  await clock.reaches('11:36')
  await mrPaterson.hears(/we are sorry, we may be late\. We said between 10 and noon today.* Reply WAIT if that is fine, CHANGE or CANCEL/)
  await mrPaterson.texts('Wait please')
  await mrPaterson.hears('Thank you for waiting')
  const [told] = await isla.sees(toldOfRisk)
  expect(told).toMatchObject({ id: promise.appointmentId })
  expect(told?.waitsSince).not.toBeNull()
  expect((await isla.sees(promisesAtRisk)).map(({ risk }) => risk)).toEqual(['nobody_sent'])
  await isla.sends(promise, amina)
  await mrPaterson.hears(/Amina has set off/)
})

story('The day goes wrong early: Isla lets Mrs Malik know in Urdu, who would rather have no visit today (B6, M1)', async (cast) => {
  const { isla, mrsMalik, clock, rows } = cast
  const { appointmentId } = await isla.promises(mrsMalik, '10:00–12:00', { work: 'Kitchen tap drips' })
  await clock.reaches('09:30')
  await isla.does((tx) => tellAtRisk(tx, appointmentId))
  await mrsMalik.hears(/ہمیں دیر ہو سکتی ہے.*WAIT.*CHANGE.*CANCEL/s)
  await mrsMalik.texts('CANCEL')
  expect(await rows('select state from appointments where id = $1', [appointmentId])).toEqual([{ state: 'cancelled' }])
  await clock.reaches('12:01')
  expect(await rows(`select 1 from messages where template = 'promise_at_risk'`)).toHaveLength(1)
})
