import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, expect, test } from 'vitest'
import { instant } from '../../lib/time.ts'
import { freshDatabase } from '../harness/database.ts'
import { faults, phoneBench, press, shot } from '../harness/handset.ts'
import type { Looks } from '../harness/handset.ts'
import { noRoads } from '../harness/one-visit.ts'
import { testWorld } from '../harness/world.ts'

/** The operative's phone in a real browser against a real server: the whole visit, and the silence in the middle of it. */
const database = await freshDatabase()
const at = (time: string) => instant(`2026-11-24T${time}:00Z`)
const { world, clock } = testWorld(database, { at: at('10:19'), travel: noRoads })
const bench = await phoneBench(database, world)
const { rows, until, untilThereAre, handset, signIn } = bench
afterAll(bench.end)

test('a whole visit by phone, with the office out of reach in the middle of it', async () => {
  await bench.begin()
  const { page, context } = await handset()
  await page.getByLabel('Mobile number').waitFor()
  await shot(page, '01-number')
  expect(await faults(page)).toEqual([])
  await signIn(page)
  await page.getByRole('heading', { name: 'Mrs Malik', exact: true }).waitFor()
  await shot(page, '02-this-visit')
  expect(await faults(page)).toEqual([])

  expect(await page.getByRole('button', { name: 'Read one more, then set off' }).isDisabled()).toBe(true)
  await press(page, 'I have read it')
  await press(page, 'I am setting off')
  await shot(page, '03-on-the-way')
  await press(page, 'I am here')
  await shot(page, '04-arrived')
  await press(page, 'I have knocked')
  await page.getByRole('heading', { name: 'Mrs Malik takes time to come to the door' }).waitFor()
  await page.getByRole('img', { name: 'The code 4 7 2 9' }).waitFor()
  await shot(page, '05-waiting')
  expect(await faults(page)).toEqual([])
  await press(page, 'Somebody has come')
  await page.getByLabel('I have said the code').click()
  await page.getByLabel('I have shown my ID card').click()
  await press(page, 'Yes, an adult')
  await shot(page, '06-door-open')
  expect(await faults(page)).toEqual([])
  await press(page, 'Going in')
  await page.getByRole('heading', { name: '“Are you happy for me to come in?”' }).waitFor()
  await untilThereAre(1, `select 1 from visit_steps where kind = 'look_around'`)

  await bench.close()
  await press(page, 'Mrs Malik')
  await press(page, 'Kitchen')
  await shot(page, '07-consent')
  expect(await faults(page)).toEqual([])
  await press(page, 'Mrs Malik said yes, I am going in')
  await page.getByText('Saved on this phone').waitFor()
  await press(page, 'All is well')
  await page.getByText('All is well, said at 10:19').waitFor()
  await page.reload()
  await page.getByText('No signal', { exact: true }).first().waitFor()
  await press(page, 'See what waits')
  await page.getByText('Waiting to send: 3').waitFor()
  await shot(page, '08-offline')
  expect(await faults(page)).toEqual([])

  await bench.open()
  await page.getByText(/^Sent /).waitFor()
  await untilThereAre(2, `select kind from visit_steps where kind in ('consent', 'go_in')`)
  await untilThereAre(1, `select 1 from watch_acts where kind = 'check_in'`)
  await shot(page, '09-inside')
  expect(await faults(page)).toEqual([])

  await press(page, 'Photo')
  const tap = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#888' } })
    .jpeg()
    .toBuffer()
  await page.getByLabel('After the work').setInputFiles({ name: 'tap.jpg', mimeType: 'image/jpeg', buffer: tap })
  await until('select shows, width from photos', [{ shows: 'after', width: 900 }])

  await press(page, 'The work is over')
  await press(page, 'There is more to do')
  await page.getByLabel('What comes next?').fill('A new tap')
  await press(page, 'It went well')
  await shot(page, '10-leaving')
  expect(await faults(page)).toEqual([])
  await page.getByLabel('I said goodbye').check()
  await press(page, 'I am away and well')
  await page.getByText('Your own time until').waitFor()
  await shot(page, '11-breathing')
  expect(await faults(page)).toEqual([])
  expect(await rows('select outcome, state from visits')).toEqual([{ outcome: 'needs_more', state: 'left' }])
  expect(await rows('select how from resident_words')).toEqual([{ how: 'good' }])
  expect(await page.content()).not.toContain('Malik')
  await context.close()
})

/** A phone that is known and signed in, on a visit that has just been sent. */
const onAVisit = async (looks: Looks & { needs?: string[] } = {}) => {
  clock.moveTo(at('10:19'))
  await bench.begin(looks.needs ? { needs: looks.needs } : {})
  const on = await handset(looks)
  await signIn(on.page)
  await on.page.getByRole('heading', { name: 'Mrs Malik', exact: true }).waitFor()
  return on
}
const toTheDoor = async (page: Page): Promise<void> => {
  await press(page, 'I have read it')
  await press(page, 'I am setting off')
  await press(page, 'I am here')
  await press(page, 'I have knocked')
}
test('V6 nobody answers: the full wait, then the steps for somebody known to be vulnerable', async () => {
  const { page, context } = await onAVisit({ needs: ['DOOR_WAIT', 'DEMENTIA'], width: 360 })
  await page.clock.install()
  await toTheDoor(page)
  await page.getByRole('timer').waitFor()
  expect(await page.getByRole('button', { name: 'Nobody came', exact: true }).count()).toBe(0)
  await untilThereAre(1, `select 1 from visit_steps where kind = 'knock'`)
  clock.moveTo(at('10:25'))
  await page.clock.fastForward('05:30')
  await page.getByRole('heading', { name: 'The time is over' }).waitFor()
  await shot(page, '30-wait-over-360')
  await press(page, 'Nobody came')
  await page.getByText('While you are still at the door').waitFor()
  await shot(page, '31-look-after-360')
  expect(await faults(page)).toEqual([])
  await press(page, 'Knock again, and ring the bell.')
  await press(page, 'I see a sign of danger')
  await page.getByRole('link', { name: 'Ring 999' }).waitFor()
  await untilThereAre(2, 'select step from welfare_steps')
  await context.close()
})

test('V4 leaving because it feels wrong takes one touch and asks nothing', async () => {
  const { page, context } = await onAVisit({ width: 768, dark: true })
  await shot(page, '40-this-visit-768-dark')
  await toTheDoor(page)
  await press(page, 'Somebody has come')
  await shot(page, '41-door-768-dark')
  expect(await faults(page)).toEqual([])
  await press(page, 'I will leave')
  await page.getByRole('heading', { name: 'It felt wrong, and they left' }).waitFor()
  await shot(page, '42-felt-wrong-768-dark')
  await press(page, 'I am away and well')
  await until('select outcome, state from visits', [{ outcome: 'felt_wrong', state: 'left' }])
  await page.getByText('Your own time until').waitFor()
  await context.close()
})

test('S1 something is not right: danger first, own words, a receipt at once, also without signal', async () => {
  const { page, context } = await onAVisit({ dark: true })
  await toTheDoor(page)
  await press(page, 'Something is not right')
  await press(page, 'Yes, now')
  await page.getByRole('link', { name: 'Ring 999' }).waitFor()
  await page.getByLabel('What did you see or hear?').fill('The boy said he had not eaten since Sunday.')
  await shot(page, '50-concern-dark')
  expect(await faults(page)).toEqual([])
  await context.setOffline(true)
  await press(page, 'Send it, sealed')
  await page.getByRole('heading', { name: 'Saved on this phone' }).first().waitFor()
  await context.setOffline(false)
  await page.getByText(/Your reference is/).waitFor()
  expect(await rows('select danger_now from concerns')).toEqual([{ danger_now: 'yes' }])
  await context.close()
})

/** Everything that this phone keeps, as text. */
const keptOnPhone = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const opened = await new Promise<IDBDatabase>((give, fail) => {
      const asked = indexedDB.open('doorstep')
      asked.addEventListener('success', () => give(asked.result))
      asked.addEventListener('error', () => fail(asked.error))
    })
    const all = [...opened.objectStoreNames].map(
      (name) =>
        new Promise((give) => {
          const asked = opened.transaction(name).objectStore(name).getAll()
          asked.addEventListener('success', () => give(asked.result))
        }),
    )
    return JSON.stringify([await Promise.all(all), { ...localStorage }])
  })

test('B2 after the visit nothing of it stays on the phone, and nothing is said of the next', async () => {
  const { page, context } = await onAVisit()
  expect(await keptOnPhone(page)).toContain('Malik')
  await press(page, 'This feels wrong, I am leaving')
  await press(page, 'I am away and well')
  await page.getByRole('heading', { name: 'Your own time until 10:34' }).waitFor()
  clock.moveTo(at('10:40'))
  await page.reload()
  await page.getByText('We will show your visit here when it is time.').waitFor()
  await shot(page, '60-nothing')
  expect(await faults(page)).toEqual([])
  expect(await keptOnPhone(page)).not.toMatch(/Malik|Easter|4729|vis_/)
  await press(page, 'End my shift')
  await page.getByRole('heading', { name: 'Your PIN' }).waitFor()
  await shot(page, '61-pin')
  expect(await faults(page)).toEqual([])
  expect(await keptOnPhone(page)).not.toContain('Amina')
  await context.close()
})
