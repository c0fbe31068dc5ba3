/** What needs a person now, asked of every duty that may need one. */
import { alarmsInShort } from '../../../care/alarms/actions.ts'
import { alarmKindLabel } from '../../../care/alarms/words.ts'
import { missedAndOwed, overridesToDecide } from '../../../care/booking/actions.ts'
import { textsToRead, untold } from '../../../care/messages/actions.ts'
import { spokenTelephone } from '../../../care/messages/rules.ts'
import { dispatchReasons } from '../../../care/dispatch/words.ts'
import { concernsUnread } from '../../../care/safeguarding/actions.ts'
import { openWelfareChecks, toOfferAgain, wordsUnheard } from '../../../care/visits/actions.ts'
import { howLabel, outcomeLabel } from '../../../care/visits/words.ts'
import { staffNamed } from '../../../care/workforce/actions.ts'
import { minutesBetween } from '../../../lib/time.ts'
import type { HouseholdId } from '../../../lib/ids.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { readFace } from '../../design/faces/read.ts'
import { ago, howLong } from '../say.ts'
import { doorIn, nameIn, whatIsKnown } from './known.ts'
import { untoldWords } from './untold.ts'

const alarmsNow = async (tx: Tx) =>
  (await alarmsInShort(tx)).map((alarm) => ({
    key: alarm.id,
    name: alarm.name,
    firstName: alarm.firstName,
    face: readFace(alarm.face),
    what: alarmKindLabel[alarm.kind],
    where: alarm.address ?? 'We do not know where: they were not sent anywhere',
    since: ago(alarm.receivedAt, tx.now),
    raisedAt: alarm.receivedAt.toString(),
    ringing: alarm.state === 'ringing',
    answeredBy: alarm.answeredByName,
  }))

const welfareNow = async (tx: Tx) =>
  (await openWelfareChecks(tx)).map((check) => {
    const left = minutesBetween(tx.now, check.nextStepBy)
    return {
      key: check.id,
      visitId: check.visitId,
      name: check.household,
      where: check.where,
      left: howLong(left),
      late: left < 0,
      steps: check.taken.length,
    }
  })

const ruleWords = (code: string): string =>
  dispatchReasons.codes.find((one) => one === code) ? dispatchReasons.reason(code as (typeof dispatchReasons.codes)[number]).sentence : code

const overridesNow = async (tx: Tx) => {
  const asked = await overridesToDecide(tx)
  const known = await whatIsKnown(tx, {
    households: [],
    orders: asked.map((one) => one.orderId),
    operatives: asked.map((one) => one.operativeId),
  })
  const found = []
  for (const one of asked) {
    const order = known.orders.get(one.orderId)
    found.push({
      ...{ key: one.id, orderId: one.orderId, reason: one.reason, since: ago(one.askedAt, tx.now) },
      rules: one.rules.map(ruleWords),
      who: known.operatives.get(one.operativeId)?.name ?? '',
      where: (order && known.places.get(order.premisesId)?.line1) ?? '',
      askedBy: (await staffNamed(tx, one.askedBy)) ?? '',
      mine: tx.who.kind === 'staff' && tx.who.staffId === one.askedBy,
    })
  }
  return found
}

/** B7 A new window is due: nobody came, and it was promised; or the visit ended before its work did. */
const offersDue = async (tx: Tx) => [
  ...(await missedAndOwed(tx)).map(({ id, orderId, householdId }) => ({
    ...{ key: id as string, orderId, householdId },
    ended: 'Nobody came, though it was promised',
  })),
  ...(await toOfferAgain(tx)).map(({ visitId, orderId, householdId, outcome }) => ({
    ...{ key: visitId as string, orderId, householdId },
    ended: outcomeLabel[outcome],
  })),
]

export const waitingBoard = async (tx: Tx) => {
  const words = await wordsUnheard(tx)
  const texts = await textsToRead(tx)
  const letters = await untold(tx)
  const offers = await offersDue(tx)
  const households = [...words, ...texts, ...letters, ...offers].flatMap((one) => (one.householdId ? [one.householdId as HouseholdId] : []))
  const known = await whatIsKnown(tx, { households, orders: offers.map((one) => one.orderId) })
  const whose = (id: string | null) => ({
    householdId: id,
    name: id ? nameIn(known, id as HouseholdId) : null,
    where: id ? doorIn(known, id as HouseholdId) : null,
  })
  const senders = new Map<string, string | null>()
  for (const { staffId } of texts) if (staffId) senders.set(staffId, await staffNamed(tx, staffId as Parameters<typeof staffNamed>[1]))
  return {
    alarms: await alarmsNow(tx),
    welfare: await welfareNow(tx),
    words: words.map((one) => ({
      key: one.id,
      visitId: one.visitId,
      how: howLabel[one.how],
      words: one.words,
      since: ago(one.saidAt, tx.now),
      ...whose(one.householdId),
    })),
    texts: texts.map((one) => ({
      ...{
        key: one.id,
        body: one.body,
        since: ago(one.receivedAt, tx.now),
        from: spokenTelephone(one.fromTelephone),
        ...whose(one.householdId),
      },
      staff: one.staffId ? (senders.get(one.staffId) ?? null) : null,
    })),
    untold: letters.map((one) => ({
      ...{ key: one.id, what: untoldWords(one.template), body: one.body, since: ago(one.queuedAt, tx.now), ...whose(one.householdId) },
      ...{ safeOnly: one.safeContactOnly, largePrint: one.largePrint },
    })),
    offers: offers.map((one) => ({
      key: one.key,
      orderId: one.orderId,
      ended: one.ended,
      work: known.orders.get(one.orderId)?.description ?? '',
      ...whose(one.householdId),
    })),
    overrides: await overridesNow(tx),
    /** S4 Only the lead hears that one waits; nobody else's board says that there is any. */
    concerns: await concernsUnread(tx),
  }
}
export type Waiting = Awaited<ReturnType<typeof waitingBoard>>
