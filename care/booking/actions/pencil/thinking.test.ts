import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openBranch, todayAt } from '../../../../test/harness/branch.ts'
import { freshDatabase } from '../../../../test/harness/database.ts'
import { testWorld } from '../../../../test/harness/world.ts'
import { orThrow } from '../../../../lib/refusal.ts'
import { crowTravelTimes } from '../../../../platform/maps/crow.ts'
import type { Tx } from '../../../../platform/postgres/tx.ts'
import { startThinking } from '../../../../platform/thinking/thinking.ts'
import type { Thinking } from '../../../../platform/thinking/thinking.ts'
import { drawDay, tenOClock } from '../../../dispatch/examples.ts'
import { constraintReasons } from '../../words.ts'
import { sendOperative } from '../send.ts'
import { whoCouldGo } from '../who-could-go.ts'
import { windowsFor } from '../windows.ts'
import { aheadNow } from './ahead.ts'
import { aheadIn, answerer, effectIn, sent } from './crossing.ts'
import { effectOfMove, effectOfSend, effectOfSteer } from './effects.ts'
import { openPlanner } from './planner.ts'
import type { Decision, Told } from './planner.ts'
import { thoughtAhead } from './thinking.ts'

const database = await freshDatabase()
const { world, clock } = testWorld(database, { travel: crowTravelTimes(), reasons: constraintReasons })
const branch = await openBranch(database)
const { controller } = branch
const near = await branch.operative('Amina', { at: [-3.171, 55.961] })
const far = await branch.operative('Grace', { at: [-3.24, 55.93] })
const roofer = await branch.operative('Priya', { trades: ['roofer'] })

const program = (name: string): URL => new URL(`../../../../test/harness/${name}.ts`, import.meta.url)
let planning: Thinking | null = null
const start = (name = 'planning-by-crow', patience = 15_000): Thinking =>
  (planning = startThinking({ program: program(name), patience, trouble: () => undefined }))
afterEach(async () => {
  await planning?.close()
  planning = null
})
beforeEach(async () => {
  clock.moveTo(todayAt('09:00'))
  await branch.rows(`update appointments set state = 'cancelled' where state = 'promised'`)
  await branch.rows(`update orders set state = 'cancelled'`)
  await branch.rows(`update bookings set state = 'ended'`)
})

/** As somebody asks for a page: in a transaction of the controller's, with this thread. */
const as = <T>(step: (tx: Tx) => Promise<T>, thread: Thinking | null = planning): Promise<T> =>
  world.db.as(controller, (tx) => step({ ...tx, world: { ...world, planning: thread } }))
const promises = async () =>
  [await branch.promise({}, { expectedMinutes: 70 }), await branch.promise({}, { expectedMinutes: 110 })] as const

const toldOf = (seed: number): Told => {
  const { operatives, visits } = drawDay(seed, 12, 24)
  return {
    ...{ operatives, visits, now: tenOClock, starts: operatives.map(({ place }, n) => (n % 5 === 0 ? null : place)) },
    ahead: { inHand: new Map(), breathingMinutes: 10 },
  }
}

/** What the page and each of the three effects say. */
const everything = async (one: Awaited<ReturnType<typeof promises>>[0], thread: Thinking | null) => {
  const { appointmentId } = one
  const hold = { kind: 'hold_back', operativeId: near.operativeId, until: todayAt('11:55'), reason: 'A quiet hour' } as const
  const toSend = { appointmentId, operativeIds: [far.operativeId] }
  const window = { from: todayAt('12:00'), to: todayAt('14:00') }
  return [
    await as(aheadNow, thread),
    orThrow(await as((tx) => effectOfSteer(tx, hold), thread)),
    orThrow(await as((tx) => effectOfSend(tx, toSend), thread)),
    orThrow(await as((tx) => effectOfMove(tx, { appointmentId, window }), thread)),
  ]
}

describe('B6 the plan in pencil, in a thread of its own', () => {
  test('D4 says there what it says here, to the last figure and the last reason, and says it again', async () => {
    const [one] = await promises()
    const here = await everything(one, null)
    expect(here[0]).toMatchObject({ trouble: null, proposals: [{}] })
    const thread = start()
    expect(await everything(one, thread)).toEqual(here)
    expect(await everything(one, thread)).toEqual(here)
  })

  test('many who ask at once are answered by the newest plan, which is drawn twice; whoever asks as another role is not', async () => {
    const thread = start()
    let asked = 0
    const planning: Thinking = { ...thread, ask: (question) => ((asked += 1), thread.ask(question)) }
    const askedAt = (minute: number, who: Tx['who'] = controller) => {
      const told: Told = { ...toldOf(4), now: tenOClock.add({ minutes: minute }) }
      return thoughtAhead(
        { world: { ...world, planning }, who } as Tx,
        { ...told, starts: minute === 0 ? told.starts.toReversed() : told.starts },
        [],
      )
    }
    const found = await Promise.all([0, 3, 1, 2].map((minute) => askedAt(minute)))
    expect(asked).toBe(2)
    expect(found.slice(1)).toEqual(
      Array.from({ length: 3 }, () => openPlanner(crowTravelTimes()).ahead({ ...toldOf(4), now: tenOClock.add({ minutes: 3 }) }, [])),
    )
    await Promise.all([askedAt(5), askedAt(5, { ...controller, role: 'safeguarding_lead' })])
    expect(asked).toBe(4)
  })

  test.each([1, 2, 3])('drawn days cross as they are: day %i', async (seed) => {
    const told = toldOf(seed)
    const { visits } = told
    const planner = openPlanner(crowTravelTimes())
    const decisions: Decision[] = [
      { kind: 'move', visit: visits[0]!.appointment, from: visits[0]!.window, then: null },
      { kind: 'people', then: [{ operative: { ...told.operatives[0]!, onShift: null }, start: null }] },
    ]
    expect(await aheadIn(answerer(planner)(await sent(told, [], null)))).toEqual(planner.ahead(told, []))
    for (const decision of decisions)
      expect(effectIn(answerer(planner)(await sent(told, [], decision)))).toEqual(planner.effect(told, [], decision))
  })
})

/** Kills the thread as soon as it is asked something: the question reaches it, and no answer leaves it any more. */
const killedInMidThought = (thread: Thinking): Thinking => ({
  ...thread,
  ask: (question) => {
    void thread.close()
    return thread.ask(question)
  },
})

describe('B6 with the plan dead, a clear sentence stands there and everything else goes on', () => {
  const threads = {
    'killed in mid-thought': async () => {
      const thread = start()
      expect(await as(aheadNow, thread)).toMatchObject({ trouble: null })
      return killedInMidThought(thread)
    },
    'that hangs': async () => start('hanging', 30),
    'that never started': async () => start('no-such-program'),
  }

  test.each(Object.entries(threads))('a thread %s', async (_, thread) => {
    const [{ appointmentId, orderId }] = await promises()
    const dead = await thread()
    const { trouble, proposals, chances, notes } = await as(aheadNow, dead)
    expect([trouble?.code, proposals, chances.size, notes]).toEqual(['B6_PLAN_NOT_KNOWN', [], 0, []])
    const toSend = { appointmentId, operativeIds: [near.operativeId] }
    expect(await as((tx) => effectOfSend(tx, toSend), dead)).toMatchObject({ ok: true, value: null })
    const could = orThrow(await as((tx) => whoCouldGo(tx, { appointmentId }), dead)).people.map((one) => [
      one.operativeId,
      one.reasons.length,
    ])
    expect(could).toEqual([
      [near.operativeId, 0],
      [far.operativeId, 0],
      [roofer.operativeId, 1],
    ])
    orThrow(await as((tx) => sendOperative(tx, toSend), dead))
    expect(orThrow(await as((tx) => windowsFor(tx, orderId, { days: 1 }), dead)).some((one) => one.free)).toBe(true)
  })
})
