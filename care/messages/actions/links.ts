import { createHash } from 'node:crypto'
import type { AppointmentId, ContractorId, HouseholdId, Id } from '../../../lib/ids.ts'
import type { Outcome } from '../../../lib/refusal.ts'
import { done, refused } from '../../../lib/refusal.ts'
import { after, before, days, hours, isBefore, minutes } from '../../../lib/time.ts'
import type { Instant } from '../../../lib/time.ts'
import type { DoorTx, Tx } from '../../../platform/postgres/tx.ts'
import { recordEvent } from '../../record/actions.ts'
import { changeLink, endLinks, holdLink, liveLink, saveLink } from '../store.ts'
import { messageReasons } from '../words.ts'
import { tellHousehold } from './tell.ts'

const linkLives = days(21)
const codeLives = minutes(10)
const widerLives = minutes(30)
const codeTries = 5
const codesInAnHour = 3

const hashed = (secret: string): Buffer => createHash('sha256').update(secret).digest()

/** Makes a link and returns its token, shown once and stored hashed. It opens this appointment, or the visit of the moment, and nothing more. */
export const makeLink = async (
  tx: Tx,
  { householdId, appointmentId, expiresAt }: { householdId: HouseholdId; appointmentId: AppointmentId | null; expiresAt?: Instant },
): Promise<string> => {
  const token = tx.world.token()
  await saveLink(tx, {
    id: tx.world.newId('link'),
    tokenHash: hashed(token),
    householdId,
    appointmentId,
    expiresAt: expiresAt ?? after(tx.now, linkLives),
  })
  return token
}

export type OpenLink = {
  linkId: Id<'link'>
  contractorId: ContractorId
  householdId: HouseholdId
  appointmentId: AppointmentId | null
  wider: boolean
}

/**
 * What a link opens, or null when it is not one of ours or has ended. Reads only: a previewer that fetches it changes nothing.
 * `widerToken` is what `checkLinkCode` gave the one who knew the code (kept in a cookie); with it the household's own answers may be shown.
 */
export const openLink = async (tx: DoorTx, token: string, widerToken: string | null = null): Promise<OpenLink | null> => {
  const link = await liveLink(tx, hashed(token))
  if (!link) return null
  const wider =
    widerToken !== null &&
    link.widerHash !== null &&
    link.widerUntil !== null &&
    isBefore(tx.now, link.widerUntil) &&
    hashed(widerToken).equals(link.widerHash)
  return {
    linkId: link.id as Id<'link'>,
    contractorId: link.contractorId as ContractorId,
    householdId: link.householdId as HouseholdId,
    appointmentId: link.appointmentId as AppointmentId | null,
    wider,
  }
}

/** Ends the links of a household, or those of one appointment. */
export const revokeLinks = async (tx: Tx, of: { householdId: HouseholdId; appointmentId?: AppointmentId }): Promise<void> => {
  const ended = await endLinks(tx, of)
  await recordEvent(tx, { verb: 'links_revoked', subject: ['household', of.householdId], content: { ended } })
}

/** Sends a code to the household by the way that is safe (H4), whoever holds the link. Three an hour. */
export const sendLinkCode = async (tx: Tx, linkId: Id<'link'>): Promise<Outcome<{ asked: true }>> => {
  const link = await holdLink(tx, linkId)
  if (!link) return done({ asked: true }) // whoever holds a link that has ended learns nothing
  const asked = link.codeAskedAt && isBefore(before(tx.now, hours(1)), link.codeAskedAt) ? link.codesAsked : 0
  if (asked >= codesInAnHour) return refused(messageReasons.reason('H4_CODE_ASKED_TOO_OFTEN'))
  await changeLink(tx, linkId, { codeAskedAt: tx.now, codesAsked: asked + 1 })
  await tellHousehold(tx, {
    householdId: link.householdId as HouseholdId,
    template: 'link_code',
    facts: { linkId },
    about: ['link', linkId],
  })
  return done({ asked: true })
}

/** A new code for a link, made at the moment it is sent; the one before it no longer fits. Null when the link has ended. */
export const renewLinkCode = async (tx: Tx, linkId: Id<'link'>): Promise<string | null> => {
  const link = await holdLink(tx, linkId)
  if (!link) return null
  const code = tx.world.digits(6)
  await changeLink(tx, linkId, { codeHash: hashed(code), codeExpiresAt: after(tx.now, codeLives), codeTries: 0 })
  return code
}

/**
 * Compares a code. Right: a token of their own for half an hour. Wrong: how many tries are left; five in all, then a new code has
 * to be asked for. A value and not a refusal, because a wrong try must be counted.
 */
export const checkLinkCode = async (
  tx: Tx,
  { linkId, code }: { linkId: Id<'link'>; code: string },
): Promise<{ right: true; widerToken: string } | { right: false; triesLeft: number }> => {
  const link = await holdLink(tx, linkId)
  if (!link?.codeHash || !link.codeExpiresAt || !isBefore(tx.now, link.codeExpiresAt) || link.codeTries >= codeTries)
    return { right: false, triesLeft: 0 }
  if (!hashed(code.replace(/\D/g, '')).equals(link.codeHash)) {
    await changeLink(tx, linkId, { codeTries: link.codeTries + 1 })
    return { right: false, triesLeft: codeTries - link.codeTries - 1 }
  }
  const widerToken = tx.world.token()
  await changeLink(tx, linkId, { codeHash: null, widerHash: hashed(widerToken), widerUntil: after(tx.now, widerLives) })
  await recordEvent(tx, { verb: 'link_opened_wider', subject: ['link', linkId] })
  return { right: true, widerToken }
}
