import { expect } from 'vitest'
import { promisesAtRisk, tellAtRisk, toldOfRisk } from '../../care/booking/actions.ts'
import { visitStory } from '../../care/visits/actions.ts'
import { stillWaits } from '../../care/booking/rules.ts'
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
  const { visitId } = await isla.sends(promise, amina)
  await mrPaterson.hears(/Amina has set off/)
  await amina.reachesTheDoor()
  const visit = await isla.sees((tx) => visitStory(tx, visitId))
  expect(visit?.entries.map(({ title }) => title)).toEqual(
    expect.arrayContaining(['That we may be late', 'Told that we may be late, they wait for us']),
  )
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

story('It gets worse: Mr Paterson, who waits, hears once more with the same choices, and no third time (B6)', async (cast) => {
  const { isla, mrPaterson, clock, rows } = cast
  const { appointmentId } = await isla.promises(mrPaterson, '10:00–12:00', { work: 'Bath tap drips' })
  await clock.reaches('11:36')
  await mrPaterson.hears(/we may be late/)
  await mrPaterson.texts('WAIT')
  await mrPaterson.hears('Thank you for waiting')
  await clock.reaches('12:29')
  expect(mrPaterson.allHeard()).not.toMatch(/longer than we told you/)
  await clock.reaches('12:40')
  await mrPaterson.hears(
    /it takes longer than we told you\. We said between 10 and noon today\. We still come as soon as we can, but cannot say when\. Reply WAIT .* CHANGE or CANCEL, or ring/,
  )
  await mrPaterson.texts('wait')
  await mrPaterson.hears('Thank you for waiting')
  const [told] = await isla.sees(toldOfRisk)
  expect(told && stillWaits(told)).toBe(true)
  await clock.reaches('22:00')
  expect(
    await rows(`select template from messages where about_id = $1 and template like 'promise_at_risk%'`, [appointmentId]),
  ).toHaveLength(2)
})
