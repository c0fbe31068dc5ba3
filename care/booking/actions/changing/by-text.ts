/** M4 B9 Another time by text: CHANGE is answered with up to three windows, and a number moves the promise; the rest is for a person. */
import type { AppointmentId, HouseholdId } from '../../../../lib/ids.ts'
import { after, before, days, hours, isAtOrAfter, isBefore, minutes } from '../../../../lib/time.ts'
import type { Outcome } from '../../../../lib/refusal.ts'
import { undoneIfRefused } from '../../../../platform/postgres/attempt.ts'
import type { Tx } from '../../../../platform/postgres/tx.ts'
import { contactCardOf, letterheadOf } from '../../../messages/actions.ts'
import type { Heard, Inbound } from '../../../messages/actions.ts'
import { asksToStop, languageFor, mayAnswer } from '../../../messages/rules.ts'
import { recordEvent } from '../../../record/actions.ts'
import { asksToChange, numberSaid } from '../../rules/texts.ts'
import { forAText, isSameWindow, offerGoodFor, offersInADay } from '../../rules/windows.ts'
import type { Window } from '../../rules/windows.ts'
import { appointmentById, appointmentsOfHousehold } from '../../store/appointments.ts'
import type { Appointment } from '../../store/appointments.ts'
import { addOffer, holdLastOffer, markTaken, offersSince } from '../../store/offers.ts'
import type { Offer } from '../../store/offers.ts'
import { byText } from '../../words/by-text.ts'
import type { Anew } from '../../words/by-text.ts'
import { isSomebodyGoing, moveAppointment, promiseWindow } from '../appointments.ts'
import { windowsFor } from '../windows.ts'

/** So many days are looked at, as on their own page. */
const daysAhead = 7
/** After that a number is about something else, and a person reads it. */
const remembered = hours(24)
/** A visit that came to nothing is spoken of for so long: “for another time, reply CHANGE”. */
const spokenOf = days(7)

const wordsFor = async (tx: Tx, householdId: HouseholdId) => {
  const card = await contactCardOf(tx, householdId)
  return { words: byText[languageFor(card ?? { language: 'en' })], head: await letterheadOf(tx) }
}
const aPerson = (answer: string): Heard => ({ answer, forAPerson: true })

/** The one promise that they can mean, or the last that came to nothing; null when there is none, or several. */
const whatTheyMean = async (tx: Tx, householdId: HouseholdId): Promise<Appointment | null> => {
  const all = await appointmentsOfHousehold(tx, householdId)
  const promised = all.filter(({ state }) => state === 'promised')
  if (promised.length > 0) return promised.length === 1 ? promised[0]! : null
  const recent = all.filter(({ state, endedAt }) => state !== 'moved' && endedAt && isBefore(before(tx.now, spokenOf), endedAt))
  const isOfOneOrder = new Set(recent.map(({ orderId }) => orderId)).size === 1
  return isOfOneOrder ? recent.toSorted((a, b) => Temporal.Instant.compare(b.promisedAt, a.promisedAt))[0]! : null
}

/** B4 What can honestly be promised instead, few enough for a text; null when no time may be promised for this order at all. */
const windowsInstead = async (tx: Tx, { orderId, namedOperativeId, state, window }: Appointment): Promise<Window[] | null> => {
  const offered = await windowsFor(tx, orderId, { days: daysAhead, namedOperativeId })
  if (!offered.ok) return null
  const free = offered.value.filter((one) => one.free).map((one) => one.window)
  return forAText(free.filter((one) => state !== 'promised' || !isSameWindow(one, window)))
}

/** Offers what is free now. Nothing is promised by it and no room held. */
const offerWindows = async (tx: Tx, householdId: HouseholdId, anew: Anew | null): Promise<Heard> => {
  const appointment = await whatTheyMean(tx, householdId)
  if (appointment === null) return null
  const { words, head } = await wordsFor(tx, householdId)
  if (await isSomebodyGoing(tx, appointment.orderId)) return aPerson(words.going(head))
  if ((await offersSince(tx, householdId, before(tx.now, hours(24)))) >= offersInADay) return aPerson(words.aPersonReads(head))
  const windows = await windowsInstead(tx, appointment)
  if (windows === null) return null
  if (windows.length === 0) return aPerson(words.nothingFree(head))
  const offer = { id: tx.world.newId('offer'), householdId, appointmentId: appointment.id, windows, taken: null, offeredAt: tx.now }
  await addOffer(tx, { ...offer, goodUntil: after(tx.now, minutes(offerGoodFor)) })
  const content = { offerId: offer.id, windows: windows.map(({ from, to }) => [from.toString(), to.toString()]) }
  await recordEvent(tx, { verb: 'windows_offered_by_text', subject: ['appointment', appointment.id], content })
  return words.offered({ ...head, windows, anew, stands: appointment.state === 'promised', now: tx.now })
}

/** B9 Their own word: the promise moves to it, or one is made where none stands any more. Every check of a promise is asked again (B4). */
const agree = async (tx: Tx, { appointmentId }: Offer, window: Window): Promise<Outcome<AppointmentId>> => {
  const appointment = await appointmentById(tx, appointmentId)
  if (appointment === null) throw new Error(`An offer is about ${appointmentId}, which is not there.`)
  if (appointment.state === 'promised') return moveAppointment(tx, { appointmentId, window, consent: 'themselves' })
  return promiseWindow(tx, { orderId: appointment.orderId, window })
}

/** It went to somebody else, or has passed. */
const isGone = (outcome: Outcome<unknown>): boolean =>
  !outcome.ok && outcome.kind === 'refused' && outcome.reasons.every(({ code }) => /^B4_|^B3_WINDOW_PASSED$/.test(code))

/** B9 A number that comes so soon after new windows was likely written before they were read, about those before them. */
const timeToRead = minutes(1)
const mayMeanEarlier = async (tx: Tx, { householdId, offeredAt }: Offer): Promise<boolean> =>
  isBefore(tx.now, after(offeredAt, timeToRead)) && (await offersSince(tx, householdId, before(tx.now, hours(24)))) > 1

/** The same windows once more. */
const sayAgain = async (tx: Tx, { householdId, appointmentId, windows }: Offer): Promise<Heard> => {
  const { words, head } = await wordsFor(tx, householdId)
  const stands = (await appointmentById(tx, appointmentId))?.state === 'promised'
  return words.offered({ ...head, windows, anew: 'changed_since', stands, now: tx.now })
}

const take = async (tx: Tx, offer: Offer, said: number): Promise<Heard> => {
  const { householdId, windows } = offer
  if (await mayMeanEarlier(tx, offer)) return sayAgain(tx, offer)
  if (isAtOrAfter(tx.now, offer.goodUntil)) return offerWindows(tx, householdId, 'a_while_ago')
  const { words, head } = await wordsFor(tx, householdId)
  const window = windows[said - 1]
  if (!window) return words.whichOne(head, windows.length)
  const agreed = await undoneIfRefused(tx, () => agree(tx, offer, window))
  if (isGone(agreed)) return offerWindows(tx, householdId, 'gone')
  if (!agreed.ok) return aPerson(words.aPersonReads(head))
  await markTaken(tx, offer.id, said)
  return '' // the message that the promise has moved is the answer
}

/** H4 Who may not be answered now, who wants no more texts, and who wrote where no answer goes back, is not spoken to by a machine: a person reads it. */
const mayHear = async (tx: Tx, { channel, householdId, from, body, answerable }: Inbound): Promise<HouseholdId | null> => {
  if (channel !== 'text' || householdId === null || !answerable || asksToStop(body)) return null
  const card = await contactCardOf(tx, householdId)
  return card === null || mayAnswer(card, from, tx.now) ? householdId : null
}

/** M4 CHANGE, and the number of a window that was offered. */
export const hearChange = async (tx: Tx, inbound: Inbound): Promise<Heard> => {
  const householdId = await mayHear(tx, inbound)
  if (householdId === null) return null
  if (asksToChange(inbound.body)) return offerWindows(tx, householdId, null)
  const said = numberSaid(inbound.body)
  const offer = said === null ? null : await holdLastOffer(tx, householdId)
  if (said === null || offer === null || isBefore(offer.offeredAt, before(tx.now, remembered))) return null
  if (offer.taken === null) return take(tx, offer, said)
  return offer.taken === said && isBefore(tx.now, offer.goodUntil) ? '' : null // said twice is once
}

/** M4 Something else, written while an offer is good: a person reads it, and they hear how it stands. */
export const hearBesideOffer = async (tx: Tx, inbound: Inbound): Promise<Heard> => {
  const householdId = await mayHear(tx, inbound)
  const offer = householdId && (await holdLastOffer(tx, householdId))
  if (!offer || offer.taken !== null || isAtOrAfter(tx.now, offer.goodUntil)) return null
  const { words, head } = await wordsFor(tx, offer.householdId)
  return aPerson(words.aPersonReads(head))
}
