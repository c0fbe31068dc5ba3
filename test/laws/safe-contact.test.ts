import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changeContactCard, contactCardOf, makeLink, openLink, sendLinkCode, tellHousehold } from '../../care/messages/actions.ts'
import type { ContactCard, HouseholdFacts, HouseholdTemplate } from '../../care/messages/rules.ts'
import { orThrow } from '../../lib/refusal.ts'
import { after, minutes } from '../../lib/time.ts'
import type { Tx } from '../../platform/postgres/tx.ts'
import type { FaultName } from '../../apps/exchange/switch/faults.ts'
import { freshDatabase } from '../harness/database.ts'
import { oneVisit, people, place } from '../harness/one-visit.ts'
import { line, openLine } from '../harness/telephone-line.ts'
import { seeds } from '../harness/seeds.ts'

const database = await freshDatabase()
const { world, clock, exchange, due, troubles } = await openLine(database, {
  listeners: [{ name: 'cancels', hear: async (_, { body }) => (body === 'CANCEL' ? 'We will not come.' : null) }],
})
await oneVisit(world)
const { householdId, appointmentId } = place
const { engine, isla, amina, mrsMalik } = people
const as = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => world.db.as(engine, work)

/** The telephones of one household: the one that anybody may pick up, and the two that are or were safe. */
const telephones = ['+447700900200', '+447700900201', '+447700900202'] as const
const handsets = telephones.map((number) => exchange.handset(number))

const facts = (): HouseholdFacts => {
  const window = { windowFrom: after(clock.now(), minutes(60)), windowTo: after(clock.now(), minutes(180)) }
  return {
    promise_made: { ...window, appointmentId },
    promise_moved: { ...window, appointmentId },
    promise_at_risk: { ...window, expectedAt: null, appointmentId },
    promise_at_risk_again: { ...window, expectedAt: null, appointmentId },
    promise_cancelled: { ...window, askedBy: 'us' },
    on_the_way: {
      firstName: 'Amina',
      pronoun: 'she',
      alsoComing: [],
      arrivesAt: after(clock.now(), minutes(12)),
      code: '4729',
      saysWord: false,
      appointmentId,
    },
    called_back: { firstName: 'Amina' },
    nobody_answered: { knockedAt: clock.now(), appointmentId },
    visit_over_ask: { appointmentId },
    follow_on_told: { by: Temporal.PlainDate.from('2026-12-20') },
    welfare_trying: {},
    link_code: { linkId: 'lnk_none00' },
  }
}

const time = fc
  .integer({ min: 0, max: 47 })
  .map((half) => `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 === 0 ? '00' : '30'}`)
const card: fc.Arbitrary<ContactCard> = fc
  .record({
    language: fc.constantFrom('en', 'ur', 'pl'),
    channel: fc.constantFrom('text', 'call', 'letter'),
    safeContactOnly: fc.boolean(),
    safeTelephone: fc.constantFrom(telephones[1], telephones[2]),
    hours: fc.option(fc.tuple(time, time).filter(([from, to]) => from !== to)),
  })
  .map(({ hours, ...rest }) => ({
    ...rest,
    telephone: telephones[0],
    largePrint: false,
    safeFrom: hours?.[0] ?? null,
    safeTo: hours?.[1] ?? null,
  }))

const tellable = Object.keys(facts()).filter((template) => template !== 'link_code') as HouseholdTemplate[]
const someFaults: FaultName[] = [
  'timeout_lost',
  'timeout_sent',
  'error_500',
  'refused',
  'never_delivered',
  'undelivered',
  'delivered_twice',
  'received_twice',
  'out_of_order',
]

type Step =
  | { do: 'tell'; template: HouseholdTemplate; who: 'engine' | 'controller' | 'operative' | 'resident' }
  | { do: 'card'; card: ContactCard }
  | { do: 'wait'; minutes: number }
  | { do: 'text'; from: number; body: string }
  | { do: 'code' }
  | { do: 'pick up'; at: number; key: string | null }
  | { do: 'fault'; fault: FaultName | null }

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('tell' as const),
      template: fc.constantFrom(...tellable),
      who: fc.constantFrom('engine', 'controller', 'operative', 'resident'),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('card' as const), card }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('wait' as const), minutes: fc.constantFrom(1, 5, 20, 60, 400) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('text' as const), from: fc.nat(2), body: fc.constantFrom('CANCEL', 'hello', 'heron', '47') }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'code' as const }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('pick up' as const), at: fc.nat(2), key: fc.constantFrom('1', '5', null) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('fault' as const), fault: fc.option(fc.constantFrom(...someFaults)) }) },
)

const tellers = { engine, controller: isla, operative: amina, resident: mrsMalik }

const take = async (what: Step): Promise<void> => {
  switch (what.do) {
    case 'tell':
      return void (await world.db.as(tellers[what.who], (tx) =>
        tellHousehold(tx, {
          householdId,
          template: what.template,
          facts: facts()[what.template] as never,
          about: ['visit', what.template === 'promise_at_risk_again' ? tx.world.newId('visit') : place.visitId], // told once of each
        }),
      ))
    case 'card':
      return void (await as(async (tx) => orThrow(await changeContactCard(tx, householdId, what.card))))
    case 'wait':
      return clock.moveTo(after(clock.now(), minutes(what.minutes)))
    case 'text':
      return handsets[what.from]!.says(what.body, line)
    case 'code': {
      const token = await as((tx) => makeLink(tx, { householdId, appointmentId }))
      const link = await world.db.door((tx) => openLink(tx, token))
      return void (await world.db.act(mrsMalik, (tx) => sendLinkCode(tx, link!.linkId)))
    }
    case 'pick up': {
      const handset = handsets[what.at]!
      if (!handset.rings()) return
      await handset.answers()
      const words = handset.heard.join(' ')
      if (handset.calls.at(-1)?.status !== 'in-progress') return
      if ((await as((tx) => contactCardOf(tx, householdId)))?.safeContactOnly) expect(words).not.toContain('Larkfield')
      return what.key === null ? handset.staysSilent() : handset.presses(what.key)
    }
    case 'fault':
      exchange.faults.clear()
      if (what.fault) exchange.faults.on(what.fault)
  }
}

/** Everything that has reached each telephone so far: texts, calls, and words said in calls. */
const reached = () =>
  handsets.map((handset) => handset.texts.length + handset.calls.filter((call) => call.direction === 'outbound-api').length)

/** The law in its own words, sharing no code with what it judges: half hours of the day in London, ticked off one by one. */
const isAllowed = (card: ContactCard, telephone: string): boolean => {
  if (!card.safeContactOnly) return true
  if (telephone !== card.safeTelephone) return false
  if (card.safeFrom === null || card.safeTo === null) return true
  const halfOf = (text: string): number => Number(text.slice(0, 2)) * 2 + (text.slice(3, 5) === '30' ? 1 : 0)
  const [now, end] = [
    new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', minute: '2-digit' }),
    halfOf(card.safeTo),
  ]
  const [hour, minute] = now.format(clock.now().epochMilliseconds).split(':').map(Number)
  const present = hour! * 2 + (minute! >= 30 ? 1 : 0)
  for (let half = halfOf(card.safeFrom); half !== end; half = (half + 1) % 48) if (half === present) return true
  return false
}

const isOn = (card: ContactCard, telephone: string): boolean => [card.telephone, card.safeTelephone].includes(telephone)
/** A number that stands on nobody's card is a stranger's: who writes from it hears what any stranger does. */
const wordsForAnybody = /thank you, we have your text|thanks, got your message/

for (const seed of seeds)
  test(`H4 whatever is queued, by whoever, nothing leaves for a safe-contact household except to the safe telephone in its hours, seed ${seed}`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 30 }), async (steps) => {
        exchange.faults.clear()
        for (const handset of handsets) while (handset.rings()) await handset.declines()
        await as((tx) => tx.q.deleteFrom('timers').execute())
        clock.moveTo(after(clock.now(), minutes(24 * 60)))
        for (const one of steps) {
          const before = reached()
          await take(one)
          await due()
          const now = (await as((tx) => contactCardOf(tx, householdId)))!
          const got = reached().map((n, at) => n > before[at]!)
          for (const [at, telephone] of telephones.entries()) {
            if (!got[at]) continue
            if (one.do === 'text' && one.from === at && !isOn(now, telephone)) expect(handsets[at]!.last()?.body).toMatch(wordsForAnybody)
            else
              expect(
                isAllowed(now, telephone),
                `${one.do}: something reached ${telephone}, with ${JSON.stringify(now)} at ${clock.now().toString()}`,
              ).toBe(true)
          }
        }
        expect(troubles.splice(0)).toEqual([])
      }),
      { seed, numRuns: 1, endOnFailure: true },
    )
  }, 60_000)
