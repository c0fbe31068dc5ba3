import type { Danger } from '../../../care/safeguarding/rules.ts'
import type { ActFacts } from '../../../care/visits/rules.ts'
import { allEntries, tearOut } from '../kept/book.ts'
import type { Told } from '../kept/book.ts'
import { howThisPhoneIs } from '../kept/device.ts'
import { placeWhereAllowed } from '../kept/place.ts'
import { tell } from './meeting.ts'
import { change, visitId } from './state.ts'

export const act = async (...acts: readonly ActFacts[]): Promise<void> => {
  const id = visitId()
  if (id) await tell(...acts.map((facts): Told => ({ kind: 'visit', visitId: id, facts })))
}
export const keepPhoto = async (shows: Extract<ActFacts, { kind: 'photo' }>['shows'], picture: Blob): Promise<void> => {
  const id = visitId()
  if (id) await tell({ kind: 'visit', visitId: id, facts: { kind: 'photo', shows }, picture })
}
/** Returns the id under which its receipt will be found. */
export const raiseConcern = async (words: string, danger: Danger): Promise<string | null> =>
  (await tell({ kind: 'concern', visitId: visitId(), words, danger }))[0]?.id ?? null
/** An act that the office could not take was read about here, and is put away. */
export const putAway = async (id: string): Promise<void> => {
  await tearOut([id])
  change({ entries: await allEntries() })
}

/**
 * One touch, while the moment to check in has not passed; later it takes the PIN. A7 The place goes along where it may be known,
 * and is kept there only while the watch runs.
 */
export const checkIn = async (): Promise<void> =>
  void (await tell({ kind: 'check_in', place: await placeWhereAllowed(), phone: await howThisPhoneIs() }))
/** They feel uneasy: said at once, and again with their words if they have any. */
export const feelUneasy = async (text?: string): Promise<void> => void (await tell({ kind: 'amber', ...(text && { text }) }))
/** Back before the pause is over. */
export const resumeWatch = async (): Promise<void> => void (await tell({ kind: 'resume' }))
/** A8 The shift is over and they are home. */
export const sayHomeSafe = async (): Promise<void> => {
  change({ isHome: true })
  await tell({ kind: 'home_safe' })
}
