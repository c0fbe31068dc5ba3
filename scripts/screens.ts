// Lives one visit through a running demonstration and keeps its pictures in docs/screens: npm run screens
// (start Doorstep first; DOORSTEP_DATA_DIR and PORT as it was started with).
import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { z } from 'zod'
import { launchBrowser } from '../platform/browser.ts'

const facts = z
  .object({
    baseUrl: z.string(),
    people: z.array(z.object({ email: z.string(), password: z.string() })),
    operatives: z.array(z.object({ name: z.string(), phone: z.string(), pin: z.string() })),
  })
  .parse(
    JSON.parse(
      execFileSync(process.execPath, [fileURLToPath(new URL('../apps/cli.ts', import.meta.url)), 'demo-facts'], { encoding: 'utf8' }),
    ),
  )
const exchange = new URL(facts.baseUrl)
exchange.port = String(Number(exchange.port) + 100)
const folder = fileURLToPath(new URL('../docs/screens/', import.meta.url))
mkdirSync(folder, { recursive: true })

const widths = [360, 768, 1440] as const
type Looks = { width: number; dark?: boolean; script?: boolean }
const opened = (browser: Browser, { width, dark = false, script = true }: Looks) =>
  browser.newContext({
    viewport: { width, height: width < 500 ? 800 : 900 },
    colorScheme: dark ? 'dark' : 'light',
    javaScriptEnabled: script,
    hasTouch: width < 500,
  })
const keep = async (page: Page, name: string, fullPage = true): Promise<void> => {
  const picture = await page.screenshot({ fullPage })
  await sharp(picture).png({ palette: true, quality: 80 }).toFile(`${folder}${name}.png`)
  console.log(name)
}
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).first().click()

const signIn = async (page: Page, email: string): Promise<void> => {
  await page.goto(`${facts.baseUrl}/sign-in`)
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password').fill(facts.people.find((one) => one.email === email)!.password)
  await Promise.all([page.waitForURL((url) => url.pathname !== '/sign-in'), page.getByRole('button', { name: /sign in/i }).click()])
}

/** The roads are drawn some seconds after the page on a machine without a graphics card. */
const mapIsDrawn = (page: Page) => page.waitForTimeout(7000)

const desk = async (browser: Browser, email: string, pages: readonly (readonly [name: string, path: string])[]): Promise<void> => {
  for (const dark of [false, true])
    for (const width of widths) {
      const context = await opened(browser, { width, dark })
      const page = await context.newPage()
      await signIn(page, email)
      for (const [name, path] of pages) {
        await page.goto(facts.baseUrl + path)
        if (path === '/today') await mapIsDrawn(page)
        await keep(page, `${name}-${width}-${dark ? 'dark' : 'light'}`, width > 500)
      }
      await context.close()
    }
}

const handsetShown = z.object({ texts: z.array(z.object({ body: z.string(), at: z.string() })) })

/** What the newest text to a number says, once one has come since `since` that fits. */
const lastText = async (number: string, pattern: RegExp, since = ''): Promise<string> => {
  for (let tries = 0; tries < 100; tries++) {
    const { texts } = handsetShown.parse(await (await fetch(new URL(`/handsets/${encodeURIComponent(number)}`, exchange))).json())
    const found = texts.filter((one) => one.at > since).flatMap((one) => pattern.exec(one.body)?.[1] ?? [])
    if (found.length > 0) return found.at(-1)!
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error(`No text that says ${pattern} came to ${number}.`)
}

const mrsMalik = '+447700900000'
const browser = await launchBrowser()
const control = await (await opened(browser, { width: 1440 })).newPage()
await signIn(control, 'isla@larkfield.example')
await control.goto(`${facts.baseUrl}/households?for=Nasreen`)
const household = (await control.getByRole('link', { name: /Malik/ }).first().getAttribute('href'))!
await control.goto(facts.baseUrl + household)
const order = (await control.locator('a[href*="/orders/"]').first().getAttribute('href'))!

/** By hand, because the plan may have another home for Amina just now; then it asks first. Sent already: nothing to do. */
const sendAmina = async (): Promise<void> => {
  await control.goto(`${facts.baseUrl}${order}/send`)
  const send = control.getByRole('button', { name: /^Send Amina/ })
  if ((await send.count()) > 0) {
    const asksFirst = (await send.textContent())?.endsWith('…')
    await send.click()
    if (asksFirst) await press(control, /^Yes, send Amina/)
    await control.waitForURL((url) => !url.pathname.endsWith('/send'))
  }
  await control.goto(facts.baseUrl + order)
  const shown = await control.locator('main').textContent()
  if (!shown?.includes('Amina')) throw new Error('Amina is out elsewhere, so she cannot be sent to Mrs Malik: start a demonstration anew.')
}
await sendAmina()
const link = await lastText(mrsMalik, /(https?:\S+\/v\/[\w-]+)/)

const amina = facts.operatives.find((one) => one.name === 'Amina Yusuf')!
const handset = await opened(browser, { width: 390 })
const phone = await handset.newPage()
await phone.goto(`${facts.baseUrl}/phone/`)
await phone.getByLabel('Mobile number').waitFor()
await keep(phone, 'phone-sign-in', false)
await phone.getByLabel('Mobile number').fill(amina.phone)
const asked = new Date().toISOString()
await press(phone, 'Text me a code')
await phone.getByLabel('Code', { exact: true }).fill(await lastText(amina.phone, /\b(\d{6})\b/, asked))
await press(phone, 'Carry on')
for (const digit of amina.pin) await press(phone, digit)
await press(phone, 'Start')
await phone.getByRole('heading', { name: 'Mrs Malik', exact: true }).waitFor()
await keep(phone, 'phone-this-visit', false)

for (const [name, language] of [
  ['english', 'en'],
  ['urdu', 'ur'],
] as const)
  for (const width of widths) {
    const context = await opened(browser, { width, script: false })
    const page = await context.newPage()
    await page.goto(`${link}?lang=${language}`)
    await keep(page, `resident-who-is-coming-${name}-${width}`, width > 500)
    if (width === 360) {
      await page.goto(`${link}/report?lang=${language}`)
      await keep(page, `resident-report-${name}-${width}`)
    }
    await context.close()
  }

for (const read of await phone.getByRole('button', { name: 'I have read it' }).all()) await read.click()
await press(phone, 'I am setting off')
await press(phone, 'I am here')
await press(phone, 'I have knocked')
await phone.getByRole('heading', { name: /takes time/ }).waitFor()
await keep(phone, 'phone-the-door', false)
await press(phone, 'Somebody has come')
await phone.getByLabel('I have said the code').click()
await phone.getByLabel('I have shown my ID card').click()
await press(phone, 'Yes, an adult')
await press(phone, 'Going in')
await press(phone, 'Mrs Malik')
await press(phone, 'Kitchen')
await keep(phone, 'phone-consent', false)
await press(phone, 'Mrs Malik said yes, I am going in')
await phone.getByRole('button', { name: 'All is well' }).waitFor()
await keep(phone, 'phone-inside', false)
await handset.setOffline(true)
await press(phone, 'All is well')
await phone.getByText('No signal', { exact: true }).first().waitFor()
await keep(phone, 'phone-no-signal', false)
await handset.setOffline(false)
await phone.getByText(/^Sent /).waitFor()
await press(phone, 'The work is over')
await keep(phone, 'phone-leaving', false)
await press(phone, 'The work is done')
await press(phone, 'It went well')
await phone.getByLabel('I said goodbye').check()
await press(phone, 'I am away and well')
await phone.getByText('Your own time until').waitFor()
await keep(phone, 'phone-own-time', false)
await phone.getByRole('button', { name: /Help/ }).last().hover()
await phone.mouse.down()
await phone.waitForTimeout(700)
await keep(phone, 'phone-help-held', false) // let go of before anybody is called
await phone.mouse.up()

await control.goto(`${facts.baseUrl}/visits`)
const story = await control.getByRole('link', { name: /Malik/ }).first().getAttribute('href')
const pages: (readonly [string, string])[] = [
  ['today', '/today'],
  ['take-a-call', household.replace('/households/', '/call/')],
  ['visits', '/visits'],
  ['visit-story', story!],
  ['household', household],
  ['people', '/people'],
  ['alarms-nobody-asks', '/alarms'],
  ['alarms-ladder', '/alarms/ladder'],
  ['alarms-drills', '/alarms/drills'],
  ['alarms-past', '/alarms/past'],
  ['alarms-figures', '/alarms/figures'],
  ['concerns', '/concerns'],
]
await desk(browser, 'isla@larkfield.example', pages)
await desk(browser, 'fiona@forth-pentland.example', [['landlord', '/landlord']])
const phones = await (await opened(browser, { width: 1440 })).newPage()
await phones.goto(`${exchange.href}?left=${encodeURIComponent(mrsMalik)}&right=${encodeURIComponent(amina.phone)}`)
await phones.waitForTimeout(1500)
await keep(phones, 'two-phones-1440')

// Somebody in a home asks for help: the desk of whoever is on duty shows nothing else.
await control.goto(`${facts.baseUrl}/today`)
const inside =
  (await control
    .getByRole('row', { name: /In the home/ })
    .first()
    .textContent()) ?? ''
const asking = facts.operatives.find(({ name }) => inside.includes(name))!
await fetch(new URL(`/handsets/${encodeURIComponent(asking.phone)}/text`, exchange), {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ body: 'Red file please' }),
})
await control
  .getByRole('heading', { name: new RegExp(asking.name) })
  .first()
  .waitFor()
for (const dark of [false, true])
  for (const width of widths) {
    const context = await opened(browser, { width, dark })
    const page = await context.newPage()
    await signIn(page, 'isla@larkfield.example')
    await page.goto(`${facts.baseUrl}/alarms`)
    await mapIsDrawn(page)
    await keep(page, `alarm-desk-${width}-${dark ? 'dark' : 'light'}`, width < 1000)
    await context.close()
  }
await control.keyboard.press('Space')
await control.getByText('You have it', { exact: true }).waitFor()
await mapIsDrawn(control)
await keep(control, 'alarm-desk-answered-1440', false)
await browser.close()
