import { createHash } from 'node:crypto'
import { after, before, earlier, isAtOrAfter, isBefore, minutes, seconds } from '../../lib/time.ts'
import type { Instant } from '../../lib/time.ts'
import type { Book, Kept } from './book.ts'
import { between } from './chance.ts'
import type { Line } from './config.ts'
import { ask, readHome, readVisit, wasTaken } from './office.ts'
import type { Answer, Visit } from './office.ts'
import { knownPhone } from './sign-in.ts'
import { nextAct } from './worker.ts'
import type { Said } from './worker.ts'

export type Outside = { office: string; exchange: string; book: Book; crew: readonly string[]; complain: (sentence: string) => void }
/** Does what is due at `now`, at most one thing, and says when to look again. */
export type Phone = { step(now: Instant): Promise<Instant> }

const rests = {
  quiet: seconds(30),
  onVisit: seconds(60),
  afterAnAct: seconds(4),
  silence: seconds(15),
  refused: minutes(3),
  onTheWayHome: minutes(5),
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
    const next = nextAct(visit, { told: (kept().told ?? []) as Said['kind'][], crew: outside.crew })
    const isResting = refusedUntil !== null && isBefore(now, refusedUntil) && next?.facts.kind !== 'check_in'
    if (!next || isResting || isBefore(now, next.at))
      return earlier(next && !isResting ? next.at : after(now, rests.quiet), after(now, rests.onVisit))
    const { facts } = next
    const id = actId(line.telephone, visit, facts)
    const isLate = facts.kind === 'check_in' && visit.checkInBy !== null && isAtOrAfter(now, visit.checkInBy)
    const act = { id, at: now.toString(), visitId: visit.visitId, ...facts, ...(isLate && { pin: line.pin }) }
    return taken(await ask(`${office}/api/phone/acts`, { phone: session }, { sentAt: now.toString(), acts: [act] }), facts.kind, now)
  }

  const taken = (answer: Answer, kind: Said['kind'], now: Instant): Instant => {
    if (answer?.status !== 200) return after(now, answer ? rests.afterAnAct : rests.silence)
    const { ok, why } = wasTaken(answer.body)
    // Whoever may not pause, or not now, goes on without.
    if (ok || kind === 'pause' || kind === 'amber') keep({ told: [...(kept().told ?? []), kind] })
    if (!ok) {
      complain(`${line.name}: ${kind} was not taken (${why.join(', ') || 'told again later'}).`)
      refusedUntil = after(now, rests.refused)
    }
    return after(now, rests.afterAnAct)
  }

  /** A8 After the shift: home and safe, said in good time, on a phone where nobody is signed in. */
  const homeward = async (device: string, now: Instant): Promise<Instant> => {
    const answer = await ask(`${office}/api/phone/watch`, { device })
    const home = answer?.status === 200 ? readHome(answer.body) : null
    if (!home) return answer ? untilShift(now) : after(now, rests.silence)
    const key = `${line.telephone} ${home.dueAt.toString()}`
    const sayAt = before(home.dueAt, minutes(between(key, 'the way home', 8, 25)))
    if (isBefore(now, sayAt)) return earlier(sayAt, after(now, rests.onTheWayHome))
    const act = { id: idOf(key), at: now.toString(), kind: 'home_safe', ...(home.asksPin && { pin: line.pin }) }
    const heard = await ask(`${office}/api/phone/acts`, { device }, { sentAt: now.toString(), acts: [act] })
    const { ok, why } = heard ? wasTaken(heard.body) : { ok: false, why: ['silence'] }
    if (!ok) complain(`${line.name}: home_safe was not taken (${why.join(', ')}).`)
    return ok ? untilShift(now) : after(now, rests.refused)
  }

  return {
    step: async (now) => {
      const { session, device, pinRefused } = kept()
      if (pinRefused) return after(now, rests.offShift)
      if (session) return look(session, now)
      if (isOnShift(now)) return known.signIn(now)
      return device ? homeward(device, now) : untilShift(now)
    },
  }
}

/** The same act has the same id, also after a crash between telling and hearing the answer: it is taken once. */
const actId = (telephone: string, { visitId, lastHeardAt }: Visit, facts: Said): string =>
  idOf(`${telephone} ${visitId} ${facts.kind} ${facts.kind === 'check_in' ? lastHeardAt?.toString() : JSON.stringify(facts)}`)
const idOf = (key: string): string => `act_${createHash('sha256').update(key).digest('hex').slice(0, 26)}`
