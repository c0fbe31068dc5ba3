import { progressAfter, whyNot } from '../../../care/visits/rules.ts'
import type { ActFacts, PhoneVisit, Seen } from '../../../care/visits/rules.ts'
import type { Instant } from '../../../lib/time.ts'

export type Visit = Extract<PhoneVisit, { kind: 'visit' }>
/** An act of this visit that the office's answer does not hold yet. */
export type Done = { facts: ActFacts; at: Instant }

const seenAfter = (seen: Seen, { facts, at }: Done): Seen =>
  whyNot(seen, facts, at).length > 0
    ? seen
    : {
        ...seen,
        progress: progressAfter(seen.progress, facts, at),
        unread: facts.kind === 'read_marker' ? seen.unread.filter((id) => id !== facts.markerId) : seen.unread,
      }

/** How far the visit has come: what the office told last, and what was done here since, by the office's own rules. */
export const reckon = (visit: Visit, since: readonly Done[]): Seen =>
  since.reduce(seenAfter, {
    progress: visit.progress,
    unread: visit.shown.plates.map((plate) => plate.markerId).filter((id) => !visit.read.includes(id)),
    company: visit.company,
  })

export const screens = ['this_visit', 'on_the_way', 'arrived', 'waiting', 'door_open', 'consent', 'inside', 'ended', 'away'] as const
export type Screen = (typeof screens)[number]

/** The one screen for how far it has come. */
export const screenOf = ({ progress }: Seen): Screen => {
  switch (progress.state) {
    case 'on_the_way':
      return progress.setOffAt === null ? 'this_visit' : 'on_the_way'
    case 'at_the_door':
      return atTheDoor(progress)
    case 'inside':
      return 'inside'
    case 'leaving':
      return 'ended'
    case 'left':
      return 'away'
  }
}

const atTheDoor = (progress: Seen['progress']): Screen => {
  if (progress.knockedAt === null) return 'arrived'
  if (progress.doorOpenedAt === null) return 'waiting'
  const mayAsk = progress.codeSaidAt && progress.idShownAt && progress.noAdultHome === false
  return mayAsk && progress.lookAround && progress.lookAround !== 'not_going_in' ? 'consent' : 'door_open'
}
