/** The visit as its page shows it: words and plain values. Never what the household told us, never a surname, never an address. */
import type { Booking } from '../../../care/booking/actions.ts'
import { stillWaits } from '../../../care/booking/rules.ts'
import type { Language } from '../../../care/messages/rules.ts'
import type { Operative } from '../../../care/workforce/rules.ts'
import { operativesOf } from '../../../care/workforce/actions.ts'
import { after, isBefore, minutes } from '../../../lib/time.ts'
import type { AppointmentId } from '../../../lib/ids.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { readFace } from '../../design/faces/read.ts'
import type { FaceSpec } from '../../design/faces/spec.ts'
import { times } from '../words/times.ts'
import { visitWords, type Stage } from '../words/visit.ts'
import { thisVisit, type ThisVisit } from './this-visit.ts'

export type ShownComing = {
  people: { name: string; face: FaceSpec | null }[]
  trade: string
  repair: string | null
  stage: string
  about: string | null
  askForCode: string
  code: string
  codeHeard: string
  /** Past the door the code is no longer asked for. */
  isInside: boolean
}

export type Shown = {
  title: string
  when: string | null
  body: string | null
  coming: ShownComing | null
  canSayHow: boolean
  mayChange: boolean
  /** B6 They were told that we may be late, and have not said what they would like. */
  mayWait: boolean
  chooseTimeFor: string | null
}

const stageOf = (going: readonly Booking[], { visit }: ThisVisit): Stage => {
  if (going.some((one) => one.state === 'inside')) return 'inside'
  if (going.some((one) => one.state === 'at_the_door')) return 'at_the_door'
  return visit?.progress.setOffAt ? 'set_off' : 'sent'
}

/** To the nearest five minutes: nobody says “about 10:38”. */
const nearestFive = (at: Temporal.Instant) => at.round({ smallestUnit: 'minute', roundingIncrement: 5, roundingMode: 'halfExpand' })

const comingOf = (tx: Tx, found: ThisVisit, people: readonly Operative[], lang: Language): ShownComing & { title: string } => {
  const words = visitWords[lang]
  const { going, order } = found
  const who = { names: people.map((one) => one.firstName), pronoun: people[0]?.pronoun ?? 'they' }
  const stage = stageOf(going, found)
  const arrives = nearestFive(after(going[0]!.sentAt, minutes(Math.max(...going.map((one) => one.likelyMinutes)))))
  const code = going[0]!.checkCode
  return {
    title: words.titleComing(who, stage),
    people: people.map((one) => ({ name: one.firstName, face: readFace(one.face) })),
    trade: words.trades[order?.trade ?? 'multi'],
    repair: order?.description ?? null,
    stage: words.stage(who, stage),
    about: (stage === 'sent' || stage === 'set_off') && isBefore(tx.now, arrives) ? words.about(times[lang].time(arrives)) : null,
    askForCode: words.askForCode(who),
    code,
    codeHeard: words.codeHeard(code),
    isInside: stage === 'inside',
  }
}

const endedAs = ({ visit }: ThisVisit): 'went_well' | 'nobody_answered' | 'not_this_time' => {
  const outcome = visit?.progress.outcome
  if (outcome === 'nobody_answered') return 'nobody_answered'
  return outcome === 'done' || outcome === 'made_safe' || outcome === 'needs_more' ? 'went_well' : 'not_this_time'
}

const wordsOf = (tx: Tx, found: ThisVisit, lang: Language): Pick<Shown, 'title' | 'when' | 'body'> => {
  const words = visitWords[lang]
  const window = found.appointment && times[lang].window(found.appointment.window, tx.now)
  switch (found.state) {
    case 'promised':
      return { title: words.promised.title, when: window && words.promised.when(window), body: words.promised.whatHappens }
    case 'may_be_late':
    case 'waiting':
      return { ...words[found.state], when: window && words.late.when(window) }
    case 'late':
      return { title: words.late.title, when: window && words.late.when(window), body: words.late.next }
    case 'over':
      return { ...words.ended[endedAs(found)], when: null }
    case 'cancelled':
    case 'missed':
    case 'nothing':
    case 'coming':
      return { ...words[found.state === 'coming' ? 'nothing' : found.state], when: null }
  }
}

export const shownVisit = async (tx: Tx, about: AppointmentId | null, lang: Language): Promise<Shown> => {
  const found = await thisVisit(tx, about)
  const ids = found.going.map((one) => one.operativeId)
  const known = await operativesOf(tx, ids)
  const people = ids.flatMap((id) => known.get(id) ?? [])
  const coming = people.length > 0 ? comingOf(tx, found, people, lang) : null
  const window = found.appointment?.state === 'promised' ? times[lang].window(found.appointment.window, tx.now) : null
  return {
    ...(coming ? { title: coming.title, when: window && visitWords[lang].between(window), body: null } : wordsOf(tx, found, lang)),
    coming,
    canSayHow: found.state === 'over' && endedAs(found) !== 'nobody_answered',
    mayWait: found.appointment?.state === 'promised' && found.appointment.riskToldAt !== null && !stillWaits(found.appointment),
    mayChange: found.appointment?.state === 'promised',
    chooseTimeFor: found.mayChooseTime ? (found.order?.id ?? null) : null,
  }
}
