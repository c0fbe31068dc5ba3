/** A day of more than fits on a page: what stands first, what is said of the rest, and how a part of it is looked at. */
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { onAPage } from '../../apps/control-room/board/narrow.ts'
import { dayOf } from '../../lib/time.ts'
import { freshDatabase } from '../harness/database.ts'
import { deskTown, faultsOn, tooWide } from '../harness/desk.ts'
import { newHome, newOperative, newPromise } from '../harness/townspeople.ts'

const database = await freshDatabase()
const { world, town, clock, desk } = await deskTown(database)
const { isla } = town.staff
const many = 68
const streets = ['Ferry Road', 'Dalry Road', 'Easter Road', 'Clerk Street']

/** So many people and homes more, half of them in Leith (EH6), half in Gorgie (EH11): a plumber or an electrician for each. */
beforeAll(async () => {
  const today = dayOf(clock.now())
  for (let n = 0; n < many; n++) {
    const inLeith = n % 2 === 0
    const trade = n % 4 < 2 ? 'plumber' : 'electrician'
    await newOperative(world, today, {
      ...{ name: `Robin${n} Drummond`, sex: 'f', trades: [trade], face: n % 12 },
      ...{ telephone: `+44770090${4000 + n}`, card: `LR-${2000 + n}` },
    })
    const home = await newHome(world, isla, town.landlordId, {
      ...{ line1: `${n + 1} ${streets[n % 4]}`, postcode: inLeith ? 'EH6 5AA' : 'EH11 2NP', title: 'Mx', name: `Sam Laird${n}` },
      ...{ at: inLeith ? [-3.18 + n / 2000, 55.972] : [-3.24 + n / 2000, 55.935], telephone: `07700 90${4000 + n}` },
    })
    await newPromise(world, isla, { home, description: `Job ${n}`, trade, from: '09:00', to: n % 3 === 0 ? '12:00' : '13:00', day: today })
  }
})

const card = (page: Page, title: string) => page.locator('section.card', { has: page.getByRole('heading', { name: title, exact: true }) })
const counted = async (page: Page, title: string) => Number(await card(page, title).locator('.count').innerText())
const sends = (page: Page) => card(page, 'Who could set off now').getByRole('button', { name: /^Send / })

test('B6 of more proposals than fit, the first page holds the ones to be left for first; the rest is counted and one link away', async () => {
  const page = await desk('Isla')
  const all = await counted(page, 'Who could set off now')
  expect(all).toBeGreaterThan(onAPage.proposals)
  expect(await sends(page).count()).toBe(onAPage.proposals)
  const leaveBy = await card(page, 'Who could set off now').locator('.card-line-words strong').allInnerTexts()
  expect(leaveBy).toEqual(leaveBy.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true })))
  await page.getByText(`1 to ${onAPage.proposals} of ${all}`).waitFor()
  await page.getByRole('link', { name: `The next ${all - onAPage.proposals}` }).click()
  await page.getByText(`${onAPage.proposals + 1} to ${all} of ${all}`).waitFor()
  expect(await sends(page).count()).toBe(all - onAPage.proposals)
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Who could set off now')
  expect([await faultsOn(page), await tooWide(page)]).toEqual([[], 0])
  await page.context().close()
})

test('a part of the day has an address, says what stands elsewhere, and whoever is sent from it leaves it open', async () => {
  const page = await desk('Isla')
  const [proposals, risks] = [await counted(page, 'Who could set off now'), await counted(page, 'Promises at risk')]
  await page.getByText('Look at a part of the day').click()
  await page.getByLabel('Area').selectOption('EH11')
  await page.getByLabel('Trade').selectOption('electrician')
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await page.waitForURL((url) => url.search === '?for=&area=EH11&trade=electrician')
  await page.getByText('EH11, electrician', { exact: true }).waitFor()
  const fit = await counted(page, 'Who could set off now')
  await page.getByText(new RegExp(`^EH11, electrician: \\d+ of ${risks} at risk, ${fit} of ${proposals} to send`)).waitFor()
  await page.reload()
  expect(await sends(page).count()).toBe(fit)
  expect(await page.getByText(/(Ferry|Easter) Road/).count()).toBe(0)
  expect([await faultsOn(page), await tooWide(page)]).toEqual([[], 0])
  await sends(page).first().click()
  await page.waitForURL((url) => url.search === '?area=EH11&trade=electrician')
  await page.getByRole('row', { name: /On the way/ }).waitFor()
  await page.getByRole('status').getByRole('link', { name: 'Show everything' }).click()
  await page.waitForURL((url) => url.search === '')
  await page.context().close()
})

test('without script too: a person is found by the form, and what needs a person stands there whatever is asked for', async () => {
  const page = await desk('Isla', { javaScriptEnabled: false })
  await page.getByText('Look at a part of the day').click()
  await page.getByLabel('Person, home or work').fill('nobody of this name')
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await page.getByText(/\d+ more promises? (is|are) at risk elsewhere\./).waitFor()
  await card(page, 'Needs a person now').waitFor()
  await card(page, 'Who could set off now')
    .getByText(/^None in this part of the day, \d+ elsewhere\.$/)
    .waitFor()
  await page.getByRole('status').getByRole('link', { name: 'Show everything' }).click()
  await page.getByText('Look at a part of the day: by area').waitFor()
  await page.context().close()
})
