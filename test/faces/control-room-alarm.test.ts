import { expect, test } from 'vitest'
import { raiseAlarm } from '../../care/alarms/actions.ts'
import { minutes } from '../../lib/time.ts'
import { freshDatabase } from '../harness/database.ts'
import { deskTown, faultsOn } from '../harness/desk.ts'
import { townPin } from '../harness/small-town.ts'
import { engine } from '../harness/townspeople.ts'

const database = await freshDatabase()
const { world, clock, town, desk } = await deskTown(database)

const help = (actId: string) =>
  world.db.as(engine, (tx) =>
    raiseAlarm(tx, { kind: 'help', operativeId: town.operatives.amina.operativeId, raisedAt: tx.now, silent: true, actId }),
  )

test('A3 an alarm comes up by itself on any page, is answered by one key, and stood down with a reason', async () => {
  const isla = await desk('Isla')
  await isla.goto('/people')
  await isla.getByText('Up to date').waitFor()
  await help('act_1')
  await isla.getByRole('alert').getByText('Somebody asks for help').waitFor()
  await isla.goto('/today')
  await isla.getByRole('alert', { name: 'Help asked for: Amina Yusuf' }).waitFor()
  await isla.goto('/alarms')
  await isla.getByText('22/3 Easter Road, Edinburgh, EH7 5RN').waitFor()
  expect(await faultsOn(isla)).toEqual([])
  await isla.keyboard.press('Space')
  await isla.getByRole('heading', { name: 'You have it' }).waitFor()
  await isla.getByText('They are safe: stand down').click()
  await isla.getByLabel('No', { exact: true }).check()
  await isla.getByLabel(/What it was/).fill('fine')
  await isla.getByRole('button', { name: 'Stand down' }).click()
  await isla
    .getByText(/You have not spoken to them/)
    .first()
    .waitFor()
  await isla.getByLabel(/Yes, and their voice/).check()
  await isla.getByLabel(/What it was/).fill('The dog jumped up. She is in the van.')
  await isla.getByRole('button', { name: 'Stand down' }).click()
  await isla.getByText('Nobody asks for help.').waitFor()
  await help('act_1 again') // heard over the line that is open, without any reload
  await isla.getByRole('heading', { name: 'Amina Yusuf' }).waitFor()
  await isla.context().close()
})

test('A3 a desk that fell asleep still shows what rings, and takes an answer with the PIN and nothing else', async () => {
  const isla = await desk('Isla')
  clock.moveTo(clock.now().add(minutes(50)))
  await help('act_2')
  await isla.goto('/today')
  await isla.getByRole('heading', { name: 'Amina Yusuf' }).waitFor()
  expect(new URL(isla.url()).pathname).toBe('/alarms')
  expect(await isla.getByText('What is known').count()).toBe(0)
  await isla.getByLabel('Your PIN').fill('1111')
  await isla.getByRole('button', { name: 'Answer' }).click()
  await isla.getByText('That is not your PIN.').waitFor()
  await isla.getByLabel('Your PIN').fill(townPin)
  await isla.getByRole('button', { name: 'Answer' }).click()
  await isla.getByText(/Isla Fraser has it until/).waitFor()
  expect(await faultsOn(isla)).toEqual([])
  await isla.context().close()
})
