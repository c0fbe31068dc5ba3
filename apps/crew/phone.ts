import { createHash } from 'node:crypto'
import type { ActFacts, ActKind } from '../../care/visits/rules.ts'
import { after, earlier, isAtOrAfter, isBefore, minutes, seconds } from '../../lib/time.ts'
import type { Instant } from '../../lib/time.ts'
import type { Book, Kept } from './book.ts'
import type { Line } from './config.ts'
import { ask, readVisit, wasTaken } from './office.ts'
import type { Answer, Visit } from './office.ts'
import { knownPhone } from './sign-in.ts'
import { nextAct } from './worker.ts'

export type Outside = { office: string; exchange: string; book: Book; crew: readonly string[]; complain: (sentence: string) => void }
/** Does what is due at `now`, at most one thing, and says when to look again. */
export type Phone = { step(now: Instant): Promise<Instant> }

const rests = {
  quiet: seconds(30),
  onVisit: seconds(60),
  afterAnAct: seconds(4),
  silence: seconds(15),
  refused: minutes(3),
  offShift: minutes(30),
}
/** A phone is taken out a little before the shift. */
const early = minutes(10)

/** The phone of one operative: known to the office, signed in for the shift, and then its one visit. */
export const makePhone = (line: Line, outside: Outside): Phone => {
  const { office, book, complain } = outside
  const known = knownPhone(line, outside)
  const kept = (): Kept => book.read(line.telephone)
  const keep = (change: Kept): void => book.write(line.telephone, { ...kept(), ...change })
  /** After a refusal only the check-ins go on, until then. */
  let refusedUntil: Instant | null = null

  const shiftFrom = (now: Instant): Instant | null =>
    line.shifts.map(({ from }) => from.subtract(early)).find((from) => isBefore(now, from)) ?? null
  const isOnShift = (now: Instant): boolean =>
    line.shifts.some(({ from, to }) => isAtOrAfter(now, from.subtract(early)) && isBefore(now, to))
  const untilShift = (now: Instant): Instant => earlier(shiftFrom(now) ?? after(now, rests.offShift), after(now, rests.offShift))

  const look = async (session: string, now: Instant): Promise<Instant> => {
    const answer = await ask(`${office}/api/phone/visit`, { phone: session })
    if (answer?.status === 401) {
      keep({ session: undefined })
      return now
    }
    if (answer?.status !== 200) return after(now, rests.silence)
    const visit = readVisit(answer.body)
    if (visit.kind === 'visit') return work(session, visit, now)
    if (visit.kind === 'breathing') return earlier(visit.until, after(now, rests.onVisit))
    return isOnShift(now) ? after(now, rests.quiet) : goHome(session, now)
  }

  const goHome = async (session: string, now: Instant): Promise<Instant> => {
    if (!(await ask(`${office}/api/phone/sign-out`, { phone: session }, {}))) return after(now, rests.silence)
    keep({ session: undefined, visitId: undefined, told: undefined })
    return untilShift(now)
  }

  const work = async (session: string, visit: Visit, now: Instant): Promise<Instant> => {
    if (kept().visitId !== visit.visitId) keep({ visitId: visit.visitId, told: [] })
    const next = nextAct(visit, { told: (kept().told ?? []) as ActKind[], crew: outside.crew })
    const isResting = refusedUntil !== null && isBefore(now, refusedUntil) && next?.facts.kind !== 'all_is_well'
    if (!next || isResting || isBefore(now, next.at))
      return earlier(next && !isResting ? next.at : after(now, rests.quiet), after(now, rests.onVisit))
    const { facts } = next
    const id = actId(line.telephone, visit, facts)
    const act = { id, at: now.toString(), visitId: visit.visitId, ...facts }
    return taken(await ask(`${office}/api/phone/acts`, { phone: session }, { sentAt: now.toString(), acts: [act] }), facts.kind, now)
  }

  const taken = (answer: Answer, kind: ActKind, now: Instant): Instant => {
    if (answer?.status !== 200) return after(now, answer ? rests.afterAnAct : rests.silence)
    const { ok, why } = wasTaken(answer.body)
    if (ok) keep({ told: [...(kept().told ?? []), kind] })
    else {
      complain(`${line.name}: ${kind} was not taken (${why.join(', ') || 'told again later'}).`)
      refusedUntil = after(now, rests.refused)
    }
    return after(now, rests.afterAnAct)
  }

  return {
    step: async (now) => {
      const { session, pinRefused } = kept()
      if (pinRefused) return after(now, rests.offShift)
      if (session) return look(session, now)
      return isOnShift(now) ? known.signIn(now) : untilShift(now)
    },
  }
}

/** The same act has the same id, also after a crash between telling and hearing the answer: it is taken once. */
const actId = (telephone: string, { visitId, lastHeardAt }: Visit, facts: ActFacts): string => {
  const which = facts.kind === 'all_is_well' ? lastHeardAt?.toString() : JSON.stringify(facts)
  return `act_${createHash('sha256').update(`${telephone} ${visitId} ${facts.kind} ${which}`).digest('hex').slice(0, 26)}`
}
