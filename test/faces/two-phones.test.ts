import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { accountSid, authToken, line, startBoth } from '../../apps/exchange/customer.fixture.ts'
import { directoryOf } from '../../apps/exchange/directory.ts'
import { launchBrowser } from '../../platform/browser.ts'
import { twilioTelephone } from '../../platform/telephone/twilio.ts'

/** The two phones of the demonstration, in a real browser, by keyboard alone. */
const shabana = { number: '+447700900123', name: 'Shabana Malik', role: 'resident' as const, language: 'ur' }
const amina = { number: '+447700900201', name: 'Amina Yusuf', role: 'operative' as const, hint: 'PIN 4826' }

let browser: Browser
let both: Awaited<ReturnType<typeof startBoth>>
let page: Page
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())
beforeEach(async () => {
  both = await startBoth({ directory: directoryOf(() => [shabana, amina]) })
  page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage()
  await page.goto(both.exchange.url)
  await page.getByRole('heading', { name: 'Amina Yusuf' }).waitFor()
})
afterEach(async () => {
  await page.context().close()
  await both.close()
})

const telephone = () => twilioTelephone({ apiUrl: both.exchange.url, accountSid, authToken, from: line })
const how = () => ({ statusCallback: `${both.customer.url}/told`, id: 'msg_1' })
const faults = async () =>
  (await new AxeBuilder({ page }).setLegacyMode(true).analyze()).violations.map(({ id, nodes }) => [
    id,
    nodes.map(({ target }) => target.join(' ')),
  ])

test('a text arrives, its link opens on the phone, and an answer is written', async () => {
  await telephone().text(shabana.number, `آمنہ آ رہی ہیں ${both.customer.url}/v/8f3k`, how())
  const hers = page.getByRole('region', { name: 'Shabana Malik’s phone' })
  await hers.getByRole('link', { name: '/v/8f3k' }).click()
  expect(await hers.getByTitle('Page on Shabana Malik’s phone').getAttribute('src')).toBe(`${both.customer.url}/v/8f3k`)
  await hers.getByRole('tab', { name: 'Page' }).press('ArrowRight')
  await hers.getByLabel('Write a text').fill('Thank you')
  await hers.getByLabel('Write a text').press('Enter')
  await hers.getByText('You wrote: Thank you').waitFor()
  await both.exchange.settled()
  expect(both.customer.told('/hooks/twilio/sms', 'Body')).toEqual(['Thank you'])
  expect(await faults()).toEqual([])
})

test('a phone rings, is answered and takes keys, all by keyboard', async () => {
  both.customer.answers('/script', '<Gather numDigits="2" action="/keys"><Say>Press two keys.</Say></Gather>')
  const hers = page.getByRole('region', { name: 'Shabana Malik’s phone' })
  await telephone().call(shabana.number, { url: `${both.customer.url}/script` }, how())
  await page.getByRole('alert').getByText('Shabana Malik’s phone is ringing').waitFor()
  expect(await faults()).toEqual([])
  await hers.getByRole('button', { name: 'Answer' }).press('Enter')
  await hers.getByText('Press two keys.').waitFor()
  expect(await faults()).toEqual([])
  await page.keyboard.type('47')
  await page.getByRole('alert').getByText('The call has ended').waitFor()
  await both.exchange.settled()
  expect(both.customer.told('/keys', 'Digits')).toEqual(['47'])
})

test('whose phone it is can be chosen, and a ringing phone that nobody holds is told', async () => {
  const karen = '+447700900777'
  await telephone().call(karen, { twiml: '<Response/>' }, how())
  await page.getByRole('button', { name: 'Show it' }).click()
  await page.getByRole('heading', { name: '07700 900777' }).waitFor()
  await page.getByRole('button', { name: 'Another phone' }).last().press('Enter')
  await page.getByLabel('Name or number').fill('amina')
  expect(await faults()).toEqual([])
  await page.getByRole('button', { name: /Amina Yusuf/ }).press('Enter')
  await page.getByRole('heading', { name: 'Amina Yusuf' }).waitFor()
  await page.getByRole('button', { name: 'Another phone' }).first().press('Enter')
  await page.getByLabel('Name or number').fill('07700 900555')
  await page.getByRole('button', { name: 'Hold 07700 900555' }).press('Enter')
  await page.getByRole('heading', { name: '07700 900555' }).waitFor()
  expect(new URL(page.url()).searchParams.get('right')).toBe(amina.number)
})

test.each([
  ['light', 360],
  ['dark', 360],
  ['light', 768],
  ['dark', 1440],
] as const)('nothing to complain of: %s at %i', async (theme, width) => {
  await page.setViewportSize({ width, height: 800 })
  await page.goto(`${both.exchange.url}/?theme=${theme}`)
  await page.getByRole('heading', { name: 'Shabana Malik' }).waitFor()
  await page.getByRole('tab', { name: 'Phone' }).first().click()
  expect(await faults()).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
})
