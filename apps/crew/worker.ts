import { usualCheckInEvery } from '../../care/premises/rules.ts'
import type { PauseWhy } from '../../care/alarms/rules.ts'
import type { ActFacts } from '../../care/visits/rules.ts'
import type { MarkerId } from '../../lib/ids.ts'
import { after, before, earlier, isBefore, later, minutes, seconds } from '../../lib/time.ts'
import type { Duration, Instant } from '../../lib/time.ts'
import { between, shareOf } from './chance.ts'
import type { Visit } from './office.ts'

/** Who acts: what this very phone has told about this visit, and the first names of all who are played. */
export type Me = { readonly told: readonly Said['kind'][]; readonly crew: readonly string[] }
/** What is said about the watch over them, beside the acts of the visit. */
type AboutWatch = { kind: 'check_in' } | { kind: 'amber'; text: string } | { kind: 'pause'; why: PauseWhy; minutes: number }
export type Said = Exclude<ActFacts, { kind: 'photo' }> | AboutWatch
export type Next = { readonly at: Instant; readonly facts: Said }

/**
 * What a calm worker does next on this visit, and when: the next act of the work, or a word that all is well when that is due
 * sooner. Made from what the office says alone. Null when no watch runs, so that nothing is theirs to do.
 */
export const nextAct = (visit: Visit, me: Me): Next | null => {
  const { lastHeardAt, checkInBy } = visit
  if (!lastHeardAt || !checkInBy) return null
  const work = nextOfTheWork(visit, me, (by) => after(lastHeardAt, by))
  const checkInAt = longBefore(lastHeardAt, checkInBy)
  return work && isBefore(work.at, checkInAt) ? work : { at: checkInAt, facts: { kind: 'check_in' } }
}

/** A check-in is never left to the last moment: it is told when three fifths of the time have gone. */
const longBefore = (last: Instant, by: Instant): Instant =>
  later(last, last.add({ milliseconds: Math.round((by.epochMilliseconds - last.epochMilliseconds) * 0.6) }))

type Since = (by: Duration) => Instant
type Plain =
  | 'set_off'
  | 'arrive'
  | 'knock'
  | 'say_code'
  | 'door_opened'
  | 'show_id'
  | 'go_in'
  | 'not_today'
  | 'felt_wrong'
  | 'only_under_18s'
  | 'leave'
const plain = (at: Instant, kind: Plain): Next => ({ at, facts: { kind } })

const nextOfTheWork = (visit: Visit, me: Me, since: Since): Next | null => {
  const { state } = visit.progress
  const isAlone = visit.shown.together.length === 0
  if (state === 'leaving' || state === 'left') return plain(since(seconds(60)), 'leave')
  if (state === 'on_the_way' || !(isAlone || me.told.includes('arrive'))) return onTheWay(visit, since)
  // Whoever goes with somebody who is not played follows: the other one's hand is on the bell.
  const leads = visit.shown.together.every((name) => me.crew.includes(name))
  if (state === 'at_the_door') return leads && visit.company !== 'waiting' ? atTheDoor(visit, me, since) : null
  if (!isAlone && !me.told.includes('go_in')) return plain(since(seconds(20)), 'go_in')
  return leads ? inside(visit, me, since) : null
}

/** The road takes what the office reckoned with, which is what is left before an ordinary check-in of the time it gave. */
const onTheWay = ({ visitId, shown, read, progress, checkInBy }: Visit, since: Since): Next => {
  const unread = shown.plates.find(({ markerId }) => !read.includes(markerId))
  if (unread) return { at: since(seconds(25)), facts: { kind: 'read_marker', markerId: unread.markerId as MarkerId } }
  if (!progress.setOffAt) return plain(since(seconds(between(visitId, 'setting off', 20, 80))), 'set_off')
  const shortest = after(progress.setOffAt, minutes(3))
  return plain(later(shortest, before(checkInBy ?? shortest, minutes(usualCheckInEvery))), 'arrive')
}

/** The resident's part is here too: they come within their own wait, and about one in ten would rather not have it today. */
const atTheDoor = ({ visitId, shown, progress: p }: Visit, { told }: Me, since: Since): Next => {
  const isUneasy = shareOf(visitId, 'uneasy') < 0.06 && !told.includes('amber')
  if (!p.knockedAt && isUneasy) return { at: since(seconds(15)), facts: { kind: 'amber', text: 'Loud voices on the stair.' } }
  if (!p.knockedAt) return plain(since(seconds(30)), 'knock')
  if (!p.codeSaidAt) return plain(after(p.knockedAt, seconds(between(visitId, 'coming to the door', 20, p.waitMinutes * 50))), 'say_code')
  if (!p.doorOpenedAt) return plain(since(seconds(12)), 'door_opened')
  if (!p.idShownAt) return plain(since(seconds(10)), 'show_id')
  if (shareOf(visitId, 'not today') < 0.1) return plain(since(seconds(20)), 'not_today')
  if (p.noAdultHome === null) return { at: since(seconds(15)), facts: { kind: 'under_18s', only: false } }
  if (p.noAdultHome) return plain(since(seconds(20)), 'only_under_18s')
  if (!p.lookAround) return { at: since(seconds(10)), facts: { kind: 'look_around', found: 'going_in' } }
  if (p.lookAround === 'not_going_in') return plain(since(seconds(20)), 'felt_wrong')
  if (p.consent) return plain(since(seconds(10)), 'go_in')
  const rooms = [...new Set(['Hall', shown.room ?? 'Kitchen'])]
  const givenBy = shown.residents[0] ?? 'The resident'
  return { at: since(seconds(45)), facts: { kind: 'consent', givenBy, work: shown.work.slice(0, 300), rooms } }
}

/** About one in five lies under a sink for a while, and says so. */
const pauseAt = (visitId: string, told: Me['told'], wentIn: Instant): Instant | null => {
  const isPausing = shareOf(visitId, 'a pause') < 0.2 && !told.includes('pause') && !told.includes('amber')
  return isPausing ? after(wentIn, minutes(between(visitId, 'before the pause', 5, 12))) : null
}

const inside = ({ visitId, progress: { consent } }: Visit, { told }: Me, since: Since): Next => {
  const goodbye = after(consent?.givenAt ?? since(minutes(0)), minutes(between(visitId, 'the work', 22, 50)))
  const note = before(goodbye, minutes(2))
  const resting = pauseAt(visitId, told, consent?.givenAt ?? since(minutes(0)))
  if (resting && isBefore(resting, note)) return { at: resting, facts: { kind: 'pause', why: 'hands_full', minutes: 10 } }
  if (!told.includes('note'))
    return { at: earlier(note, goodbye), facts: { kind: 'note', words: 'Worn part replaced, tested, left tidy.' } }
  return { at: goodbye, facts: { kind: 'leave', outcome: 'done' } }
}
