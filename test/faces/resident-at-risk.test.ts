import { expect, test } from 'vitest'
import { bookingHandlers } from '../../care/booking/jobs.ts'
import { messageHandlers } from '../../care/messages/jobs.ts'
import { toldOfRisk } from '../../care/booking/actions.ts'
import { atTime, dayOf } from '../../lib/time.ts'
import { runDue } from '../../platform/timers/engine.ts'
import { freshDatabase } from '../harness/database.ts'
import { looksGood } from '../harness/handset.ts'
import { linkIn, residentTown } from '../harness/resident-browser.ts'

const database = await freshDatabase()
const { world, clock, town, at, browser, phone, lastText } = await residentTown(database)
const { staff, promises } = town

test('B6 M4 we may be late: Mr Adebayo hears it, opens the page without script, and waits; or chooses again', async () => {
  clock.moveTo(atTime(dayOf(clock.now()), '11:36'))
  await runDue(world, [...bookingHandlers, ...messageHandlers], { worker: 'test' })
  const text = await lastText('+447700900320')
  expect(text).toMatch(/we may be late.*Reply WAIT/)
  const page = await phone()
  await page.goto(at + linkIn(text))
  const heading = () => page.getByRole('heading', { level: 1 }).textContent()
  expect(await heading()).toBe('We may be late, and we are sorry')
  await page.getByText('We said that we would come between 10 and noon today.').waitFor()
  const seen = await browser.newPage()
  await seen.goto(page.url())
  await looksGood(seen, 'resident-may-be-late')
  await page.getByRole('link', { name: 'Change or stop this visit' }).waitFor()
  await page.getByRole('button', { name: 'I will wait for you' }).click()
  expect(await heading()).toBe('Thank you for waiting')
  expect(await page.getByRole('button', { name: 'I will wait for you' }).count()).toBe(0)
  const told = await world.db.as(staff.isla, toldOfRisk)
  expect(told.find(({ id }) => id === promises.adebayo.appointmentId)?.waitsSince).not.toBeNull()
  await page.goto(`${page.url().split('?')[0]}/wait`)
  expect(await heading()).toBe('Thank you for waiting')

  clock.moveTo(atTime(dayOf(clock.now()), '12:40'))
  await runDue(world, [...bookingHandlers, ...messageHandlers], { worker: 'test' })
  const again = await lastText('+447700900320')
  expect(again).toMatch(/it takes longer than we told you.*Reply WAIT/)
  await page.goto(at + linkIn(again))
  expect(await heading()).toBe('We are late, and we are sorry')
  await seen.goto(page.url())
  await looksGood(seen, 'resident-later-still')
  await page.getByRole('button', { name: 'I will wait for you' }).click()
  expect(await heading()).toBe('Thank you for waiting')
})
