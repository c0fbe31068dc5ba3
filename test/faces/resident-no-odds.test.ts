/** B4 How likely a promise is kept is for the control room. A household is promised a window, or it is not: no figure of odds reaches it. */
import { expect, test } from 'vitest'
import { promiseOfOrder, setPromiseLevel, windowsFor } from '../../care/booking/actions.ts'
import { brokenWords, constraintReasons } from '../../care/booking/words.ts'
import { timesIn } from '../../care/dispatch/capacity/words.ts'
import { makeLink } from '../../care/messages/actions.ts'
import { orThrow } from '../../lib/refusal.ts'
import { crowTravelTimes } from '../../platform/maps/crow.ts'
import { freshDatabase } from '../harness/database.ts'
import { oddsIn } from '../harness/odds-in.ts'
import { pagesServed } from '../harness/pages-served.ts'
import { smallTown } from '../harness/small-town.ts'
import { doneAs, engine } from '../harness/townspeople.ts'
import { testWorld } from '../harness/world.ts'

const database = await freshDatabase()
const { world, clock } = testWorld(database, { travel: crowTravelTimes(), reasons: constraintReasons })
const town = await smallTown(world, clock)
const { at } = await pagesServed(world, database)
const { homes, promises, staff } = town
const { householdId } = homes.adebayo
const { orderId, appointmentId } = promises.adebayo
const link = `/v/${await world.db.as(engine, (tx) => makeLink(tx, { householdId, appointmentId }))}`

/** What a browser is handed, looked at or not: no more of it than people see is to be trusted. */
const read = async (path: string, body?: URLSearchParams): Promise<string> =>
  (await fetch(`${at}${path}`, body ? { method: 'POST', body, headers: { origin: at }, redirect: 'manual' } : {})).text()

const paths = ['', '/change', '/stop', `/time/${orderId}`, `/time/${orderId}?more=yes`, `/time/${orderId}?none=yes`, '/report', '/how']

test('what is looked for is what the control room reads', () => {
  const read = [`Kept ${timesIn(0.98)}.`, `Kept ${timesIn(0.84)}.`, '19 in 20 likely to be kept', brokenWords(0.31), '{"kept":0.9731}']
  for (const words of read) expect([words, oddsIn(words)]).not.toEqual([words, []])
  expect(oddsIn('We will come between 10 and 12 on Tuesday. Ring 0131 496 0142.')).toEqual([])
})

test.each(['en', 'ur'])('B4 no page of the resident holds a figure of odds (%s)', async (lang) => {
  for (const path of paths) {
    const [page, query = ''] = path.split('?')
    const text = await read(`${link}${page}?${query}&lang=${lang}`)
    expect(text, path).toContain('Larkfield')
    expect([path, oddsIn(text)]).toEqual([path, []])
    expect([path, oddsIn(await read(`${link}${page}.data?${query}&lang=${lang}`))]).toEqual([path, []])
  }
})

test('B4 nor does the page that says a window is gone', async () => {
  const offered = orThrow(await world.db.as(staff.isla, (tx) => windowsFor(tx, orderId, { days: 7 })))
  const promise = await world.db.as(staff.isla, (tx) => promiseOfOrder(tx, orderId))
  const { window, kept } = offered.find((one) => one.free && one.kept! < 0.99 && !one.window.from.equals(promise!.window.from))!
  await doneAs(world, staff.dan, (tx) => setPromiseLevel(tx, { inHundred: 99, why: 'So that this window is gone' }))
  const text = await read(
    `${link}/time/${orderId}?lang=en`,
    new URLSearchParams({ window: `${window.from.toString()}/${window.to.toString()}` }),
  )
  expect(text).toContain('That time has just been given to somebody else')
  expect(text).not.toContain(String(kept))
  expect(oddsIn(text)).toEqual([])
})
