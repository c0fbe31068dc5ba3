import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { alarmOf, openAlarms, raiseAlarm } from '../../care/alarms/actions.ts'
import type { Asking } from '../../care/alarms/actions.ts'
import type { AlarmId } from '../../lib/ids.ts'
import { minutes, seconds } from '../../lib/time.ts'
import { freshDatabase } from '../harness/database.ts'
import { deskTown, faultsOn, tooWide } from '../harness/desk.ts'
import { townPin } from '../harness/small-town.ts'
import { engine } from '../harness/townspeople.ts'

const database = await freshDatabase()
const { world, clock, town, desk } = await deskTown(database)
const { amina, callum } = town.operatives

const raise = (asking: Partial<Asking> & Pick<Asking, 'actId'>): Promise<AlarmId> =>
  world.db.as(engine, (tx) =>
    raiseAlarm(tx, { kind: 'help', operativeId: amina.operativeId, raisedAt: tx.now, silent: false, ...asking } as Asking),
  )
/** A page whose script is awake: it opens the live line in the same moment. */
const visit = async (page: Page, path: string): Promise<void> => {
  const awake = page.waitForResponse((answer) => answer.url().endsWith('/live'))
  await page.goto(path)
  await awake
}
/** Does it, and again when nothing comes of it, as a person would: on a busy machine a browser may lose a press. */
const until = async (act: () => Promise<void>, there: Locator): Promise<void> => {
  for (let tries = 0; tries < 3; tries++) {
    await act()
    if (
      await there.waitFor({ timeout: 8_000 }).then(
        () => true,
        () => false,
      )
    )
      return
  }
  await there.waitFor()
}
const shown = async (id: AlarmId) => (await world.db.as(town.staff.isla, (tx) => alarmOf(tx, id)))!

test('A3 an alarm fills a controller’s screen over what they were writing, and a press of Space answers it', async () => {
  const isla = await desk('Isla')
  await visit(isla, '/concerns')
  await isla.getByLabel('What did you see or hear?').fill('Half a sentence')
  const place = { lon: -3.1705, lat: 55.9592, at: clock.now(), metres: 12 }
  const id = await raise({ actId: 'act_1', place })
  const takeover = isla.getByRole('dialog', { name: 'Somebody asks for help' })
  await takeover.getByRole('heading', { name: 'Amina Yusuf' }).waitFor()
  expect(await faultsOn(isla)).toEqual([])
  await isla.keyboard.press('Escape')
  await takeover.getByText('22/3 Easter Road, Edinburgh, EH7 5RN').waitFor()
  expect(await isla.getByLabel('What did you see or hear?').inputValue()).toBe('Half a sentence')
  clock.moveTo(clock.now().add(seconds(9)))
  await until(() => isla.keyboard.press('Space'), isla.getByText('You have it', { exact: true }))
  expect(new URL(isla.url()).pathname).toBe('/alarms')
  expect(await shown(id)).toMatchObject({ state: 'answered', answeredBy: town.staff.isla.staffId })
  await isla.context().close()
})

test('A3 the keyboard alone: the script, 999, a line, colleagues; each is kept with its time and keeps the alarm mine', async () => {
  const isla = await desk('Isla')
  await visit(isla, '/alarms')
  await isla.getByText('From the phone, 9:20:00, within 12 m').waitFor()
  await isla.getByText('Amina, can you talk?').first().waitFor()
  clock.moveTo(clock.now().add(seconds(20)))
  await until(() => isla.keyboard.press('0'), isla.getByText('Nothing, 9:20:29'))
  await isla.getByText('Ring 999 now. Do not ask again.', { exact: true }).waitFor()
  await until(() => isla.keyboard.press('n'), isla.getByText('No, 9:20:29'))
  await until(() => isla.keyboard.press('9'), isla.getByText('Rang 999 at 9:20:29.'))
  await isla.getByText('They do not answer.').waitFor()
  await isla.keyboard.press('w')
  await isla.keyboard.type('A man shouts')
  await isla.keyboard.press('Enter')
  await isla.keyboard.type('A door bangs')
  await isla.keyboard.press('Enter')
  await isla.getByText('“A man shouts” Isla Fraser').waitFor()
  await isla.getByText('“A door bangs” Isla Fraser').waitFor()
  expect(await isla.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('text')
  await isla.keyboard.press('Tab')
  await isla.keyboard.press('s')
  await isla.getByText(/Asked to go: .+ and .+/).waitFor()
  await isla.getByText('Known at this address').waitFor()
  await isla.getByRole('button', { name: 'Show' }).click()
  await isla.getByText('No number is known.').waitFor()
  const [alarm] = await world.db.as(town.staff.isla, openAlarms)
  expect(alarm!.notes.map((note) => note.kind).toSorted()).toEqual(['asked_to_go', 'rang_999', 'said', 'said', 'yes_no', 'yes_no'])
  expect(alarm).toMatchObject({ state: 'responding' })
  const looks = await world.db.as(town.staff.ruth, (tx) =>
    tx.q
      .selectFrom('recordEvents')
      .select('content')
      .where('verb', '=', 'looked_at')
      .where('actorId', '=', town.staff.isla.staffId)
      .execute(),
  )
  const what = looks.map((one) => (one.content as { what: string }).what)
  expect(what.filter((one) => one === 'alarm_with_markers')).toHaveLength(1)
  expect(what).toContain('next_of_kin')
  await isla.context().close()
})

test('A3 the line drops: the desk stands, says what was not saved, and goes on when the line is back', async () => {
  const isla = await desk('Isla')
  await visit(isla, '/alarms')
  await isla.getByText('You have it', { exact: true }).waitFor()
  await isla.context().setOffline(true)
  await isla.getByLabel(/^Write what you hear/).fill('He is on the stair')
  await isla.keyboard.press('Enter')
  await isla.getByText('The line to the server is down: this was not saved.').waitFor()
  await isla.getByRole('heading', { name: 'Amina Yusuf, plumber' }).waitFor()
  expect(await faultsOn(isla)).toEqual([])
  await isla.context().setOffline(false)
  await isla.getByRole('button', { name: 'Save it again' }).click()
  await isla.getByText('“He is on the stair” Isla Fraser').waitFor()
  await isla.context().close()
})

test('A3 it takes two: a stand-down is refused without proof, asked with it, and another person agrees', async () => {
  const [isla, morag] = [await desk('Isla'), await desk('Morag')]
  await visit(isla, '/alarms')
  await isla.getByText('They are safe: stand down').click()
  await isla.getByLabel(/Yes, and their voice/).check()
  await isla.getByLabel('What it was').selectOption('safe')
  await isla.getByLabel(/What happened/).fill('The dog jumped up. She is in the van.')
  await isla.getByRole('button', { name: 'Ask a second person to agree' }).click()
  await isla.getByText('They have not given their PIN since they asked for help.').waitFor()
  await isla.getByLabel('Whose word do you have?').selectOption('colleague_beside_them')
  await isla.getByRole('button', { name: 'Ask a second person to agree' }).click()
  await isla.getByRole('heading', { name: 'A second person decides' }).waitFor()
  await visit(morag, '/alarms')
  await morag.getByText('asks to end it: “The dog jumped up. She is in the van.”').waitFor()
  expect(await faultsOn(morag)).toEqual([])
  await until(() => morag.getByRole('button', { name: 'I agree: it is over' }).press('Enter'), morag.getByText('Nobody asks for help.'))
  await morag.getByRole('link', { name: 'Help asked for: Amina Yusuf' }).click()
  await morag.getByLabel('What we learned, and what we change').fill('Ask about dogs when the order is taken.')
  await morag.getByRole('button', { name: 'Keep it' }).click()
  await morag.getByText('Morag Bell, ').waitFor()
  expect(await faultsOn(morag)).toEqual([])
  for (const one of [isla, morag]) await one.context().close()
})

test('A2 several at once: those we know first, a key for each; a duress PIN cannot be misread; a number is matched to a person', async () => {
  await raise({
    actId: 'act_2',
    kind: 'unmatched',
    operativeId: undefined,
    fromTelephone: '+447700900999',
    heard: 'red file please',
  } as never)
  await raise({ actId: 'act_3', kind: 'duress_pin', operativeId: callum.operativeId, silent: true })
  const isla = await desk('Isla')
  await visit(isla, '/alarms')
  await isla.getByRole('heading', { name: 'Callum Reid, joiner' }).waitFor()
  await isla.getByText('Duress PIN: do not believe “all is well”.').waitFor()
  expect(await isla.getByText('07700 900203').count()).toBe(0)
  await until(() => isla.keyboard.press('2'), isla.getByRole('heading', { name: 'Somebody on 07700 900999' }))
  await isla.getByText('“red file please”').waitFor()
  await until(() => isla.keyboard.press('Space'), isla.getByText('You have it', { exact: true }))
  await isla.getByRole('button', { name: 'It is Amina' }).click()
  await isla
    .getByRole('heading', { name: /Amina Yusuf/ })
    .first()
    .waitFor()
  await isla.getByRole('button', { name: 'It is not Amina' }).waitFor()
  await isla.getByRole('button', { name: 'It is not Amina' }).click()
  await isla.getByRole('heading', { name: 'Somebody on 07700 900999' }).waitFor()
  await isla.getByRole('button', { name: 'It is Amina' }).click()
  await isla.getByRole('button', { name: 'It is not Amina' }).waitFor()
  await isla.context().close()
})

test('A3 a desk that fell asleep still shows what rings, and takes an answer with the PIN and nothing else', async () => {
  const isla = await desk('Isla')
  clock.moveTo(clock.now().add(minutes(50)))
  await isla.goto('/today')
  await isla.getByRole('heading', { name: 'Callum Reid' }).waitFor()
  expect(new URL(isla.url()).pathname).toBe('/alarms')
  expect(await isla.getByText('Last things known').count()).toBe(0)
  await isla.getByLabel('Your PIN').fill('1111')
  await isla.getByRole('button', { name: 'Answer' }).click()
  await isla.getByText('That is not your PIN.').waitFor()
  await isla.getByLabel('Your PIN').fill(townPin)
  await isla.getByRole('button', { name: 'Answer' }).click()
  await isla.getByText('You have it', { exact: true }).waitFor()
  expect(await faultsOn(isla)).toEqual([])
  await isla.context().close()
})

test('the desk is clean to axe and fits, in every width, light and dark', async () => {
  const isla = await desk('Isla')
  for (const colorScheme of ['light', 'dark'] as const)
    for (const width of [1440, 768, 360]) {
      await isla.emulateMedia({ colorScheme })
      await isla.setViewportSize({ width, height: 900 })
      await visit(isla, '/alarms')
      expect([colorScheme, width, await faultsOn(isla), await tooWide(isla)]).toEqual([colorScheme, width, [], 0])
    }
  await isla.context().close()
})
