import { expect, test } from 'vitest'
import { engine } from '../harness/townspeople.ts'
import { storeInbound } from '../../care/messages/actions.ts'
import { minutes } from '../../lib/time.ts'
import { freshDatabase } from '../harness/database.ts'
import { deskTown, faultsOn, tooWide } from '../harness/desk.ts'

const database = await freshDatabase()
const { world, clock, town, desk, page } = await deskTown(database)

test('nobody comes in with a wrong password, and the words say what to do', async () => {
  const door = await page()
  await door.goto('/today')
  await door.getByRole('heading', { name: 'Sign in' }).waitFor()
  await door.getByRole('link', { name: 'Isla Fraser' }).click()
  expect(await door.getByLabel('Email').inputValue()).toBe('isla@larkfield.example')
  await door.getByLabel('Password').fill('not this')
  await door.getByRole('button', { name: 'Sign in' }).click()
  await door.getByText('That email and password do not fit together.').waitFor()
  expect(await faultsOn(door)).toEqual([])
  await door.context().close()
})

test('D4 B6 today says what needs a person, and a proposal is sent with its reasons', async () => {
  await world.db.as(engine, (tx) =>
    storeInbound(tx, {
      channel: 'text',
      supplierId: 'SM1',
      from: '07700 900322',
      to: '+441314960143',
      body: 'After the school run please',
    }),
  )
  const isla = await desk('Isla')
  await isla.getByRole('heading', { name: 'Tuesday 24 November' }).waitFor()
  await isla.getByText('1 kept, 2 on course, 1 at risk').waitFor()
  await isla.getByRole('row', { name: /Amina Yusuf.*22\/3 Easter Road.*In the home since 9:06/ }).waitFor()
  await isla.getByText('“After the school run please”').waitFor()
  await isla.getByRole('button', { name: 'I have read it' }).click()
  await isla.getByText('“After the school run please”').waitFor({ state: 'detached' })

  await isla.getByText('The window closes soon and nobody is on the way.').waitFor()
  await isla.getByRole('button', { name: 'Why her, why not the others?' }).click()
  await isla.getByRole('dialog').getByText('This work is not their trade: gas.').first().waitFor()
  await isla.keyboard.press('Escape')
  await isla.getByRole('button', { name: 'Send Grace' }).click()
  await isla.getByRole('row', { name: /Grace Okafor.*94 Gorgie Road.*On the way/ }).waitFor()
  expect(await faultsOn(isla)).toEqual([])
  await isla.context().close()
})

test('B1 who is with a household is not offered to another, and the page says so in words', async () => {
  const isla = await desk('Isla')
  await isla.goto(`/orders/${town.promises.adebayo.orderId}/send`)
  await isla.getByText('At a visit, or on the way to one.').first().waitFor()
  expect(await isla.getByRole('button', { name: 'Send Amina' }).count()).toBe(0)
  await isla.context().close()
})

test('V5 P4 a visit is read as a story, and what helps never stands beside what protects', async () => {
  const isla = await desk('Isla')
  await isla.goto(`/visits/${town.visitId}`)
  for (const words of [
    'Order came from Forth and Pentland Homes',
    'Amina Yusuf sent',
    'Amina let in',
    'Nasreen Malik said yes to Amina',
    'Yes, card LR-0412, 9:05',
  ])
    await isla.getByText(words).waitFor()
  expect(await isla.locator('.needs .precaution, .precautions .need').count()).toBe(0)
  await isla.context().close()
})

test('S4 a concern is told to the lead alone, and opening it is on record', async () => {
  const grace = await desk('Grace')
  await grace.getByLabel('What did you see or hear?').fill('She had bruises on both wrists.')
  await grace.getByRole('button', { name: 'Send to the safeguarding lead' }).click()
  await grace.getByText('It went to the safeguarding lead, sealed.').waitFor()
  const isla = await desk('Isla')
  expect(await isla.getByText('A concern waits').count()).toBe(0)
  await isla.goto('/concerns')
  expect(await isla.getByText('Cases').count()).toBe(0)
  const ruth = await desk('Ruth')
  await ruth.goto('/today')
  await ruth.getByText('A concern waits for you').waitFor()
  await ruth.goto('/concerns')
  await ruth
    .getByRole('row', { name: /Grace Okafor/ })
    .getByRole('link')
    .click()
  await ruth.getByText('She had bruises on both wrists.').waitFor()
  await ruth.getByRole('button', { name: 'I take this on' }).click()
  await ruth.getByText('Being acted on').waitFor()
  expect(await faultsOn(ruth)).toEqual([])
  const looks = await world.db.as(town.staff.ruth, (tx) =>
    tx.q.selectFrom('recordEvents').select('subjectKind').where('verb', '=', 'looked_at').where('subjectKind', '=', 'concern').execute(),
  )
  expect(looks.length).toBeGreaterThan(0)
  for (const one of [grace, isla, ruth]) await one.context().close()
})

test('the landlord reads their own orders, and nothing of what residents told us', async () => {
  const lorna = await desk('Lorna')
  await lorna.getByRole('heading', { name: 'Forth and Pentland Homes' }).waitFor()
  await lorna.getByRole('row', { name: /Kitchen tap drips.*Kept: Between 8 and 10/ }).waitFor()
  expect(await lorna.getByText('Malik').count()).toBe(0)
  expect(await faultsOn(lorna)).toEqual([])
  expect((await lorna.goto('/today'))?.status()).toBe(403)
  await lorna.context().close()
})

test('a person’s telephone, and a fact about the place, are changed where they stand', async () => {
  const isla = await desk('Isla')
  await isla.goto(`/households/${town.homes.rennie.householdId}`)
  await isla.getByText('Change', { exact: true }).click()
  await isla.getByLabel('Name to use').first().fill('Jeanie')
  await isla.getByRole('button', { name: 'Save', exact: true }).click()
  await isla.getByText('say “Jeanie”').waitFor()
  await isla.goto(`/premises/${town.homes.rennie.premisesId}`)
  await isla.getByText('Add a fact about the place').click()
  await isla.getByLabel('In one sentence').fill('Park in the lane behind.')
  await isla.getByRole('button', { name: 'Add it' }).click()
  await isla.getByText('Park in the lane behind.').waitFor()
  await isla.getByRole('button', { name: 'No longer: where to park' }).click()
  await isla.getByText('Park in the lane behind.').waitFor({ state: 'detached' })
  await isla.context().close()
})

const { malik, sandhu } = town.homes
const pages = [
  '/today', '/call?for=Lochend', `/call/${malik.householdId}`, `/call/${malik.householdId}/${town.promises.malik.orderId}`, '/visits', `/visits/${town.visitId}`,
  '/orders', `/orders/${town.promises.adebayo.orderId}`, `/orders/${town.promises.adebayo.orderId}/send`, '/households', `/households/${malik.householdId}`,
  `/premises/${sandhu.premisesId}`, '/people', `/people/${town.operatives.callum.operativeId}`, '/alarms', '/concerns', '/search?for=Lochend',
] // prettier-ignore

test('every page of the office is clean to axe and fits a small window', async () => {
  const isla = await desk('Isla', { viewport: { width: 360, height: 800 } })
  for (const path of pages) {
    expect((await isla.goto(path))?.status(), path).toBe(200)
    expect([path, await faultsOn(isla), await tooWide(isla)]).toEqual([path, [], 0])
  }
  await isla.context().close()
})

test('dark is as clean as light, on the pages that are open all day', async () => {
  const isla = await desk('Isla', { colorScheme: 'dark' })
  for (const path of ['/today', `/call/${malik.householdId}`, `/visits/${town.visitId}`]) {
    await isla.goto(path)
    expect([path, await faultsOn(isla), await tooWide(isla)]).toEqual([path, [], 0])
  }
  await isla.context().close()
})

test('a desk that slept asks its person to sign in, and goes back to where it was', async () => {
  const isla = await desk('Isla')
  await isla.goto('/people')
  clock.moveTo(clock.now().add(minutes(50)))
  await isla.getByRole('link', { name: 'Visits' }).click()
  await isla.getByRole('heading', { name: 'Welcome back, Isla Fraser' }).waitFor()
  await isla.getByLabel('Email').fill('isla@larkfield.example')
  await isla.getByLabel('Password').fill('a lamp by the door')
  await isla.getByRole('button', { name: 'Sign in' }).click()
  await isla.getByRole('heading', { name: 'Visits', level: 1 }).waitFor()
  await isla.context().close()
})
