import type { ContractorId, Id, LandlordId, OperativeId, StaffId } from '../../lib/ids.ts'
import type { Outcome } from '../../lib/refusal.ts'
import { done, refused } from '../../lib/refusal.ts'
import { after, hours, isBefore, minutes } from '../../lib/time.ts'
import type { Instant } from '../../lib/time.ts'
import { oneOf } from '../../lib/lists.ts'
import type { DoorTx } from '../postgres/tx.ts'
import type { Who } from '../who.ts'
import { staffRoles } from '../who.ts'
import type { World } from '../world.ts'
import { signInReason } from './reasons.ts'
import { hashToken, matchesSecret, nobodysHash } from './secrets.ts'
import { forgetFailures, noteFailure, secondsToWait } from './slowing.ts'

/** A desk sleeps after this long untouched; a phone's session lasts a shift. */
const deskIdle = minutes(45)
const deskLocked = hours(24)
export const phoneShift = hours(14)

export type Session = { id: Id<'session'>; who: Who; face: unknown; state: 'open' | 'locked' }

type StaffWho = Extract<Who, { staffId: StaffId }>

/** Who a member of staff is, as the database's policies know them. Null when an operative has no operative's row. */
export const whoOfStaff = async ({ q }: DoorTx, staffId: string): Promise<{ who: StaffWho; face: unknown } | null> => {
  const row = await q
    .selectFrom('staff as s')
    .leftJoin('operatives as o', (join) => join.onRef('o.staffId', '=', 's.id').onRef('o.contractorId', '=', 's.contractorId'))
    .select(['s.contractorId', 's.id', 's.name', 's.role', 's.landlordId', 's.face', 'o.id as operativeId'])
    .where('s.id', '=', staffId)
    .where('s.endedAt', 'is', null)
    .executeTakeFirst()
  if (!row) return null
  const role = oneOf(staffRoles, row.role)
  const base = { contractorId: row.contractorId as ContractorId, staffId: row.id as StaffId, name: row.name }
  switch (role) {
    case null:
      return null
    case 'operative':
      return row.operativeId ? { who: { kind: 'operative', ...base, operativeId: row.operativeId as OperativeId }, face: row.face } : null
    case 'landlord_officer':
      return { who: { kind: 'landlord', ...base, landlordId: row.landlordId as LandlordId }, face: row.face }
    default:
      return { who: { kind: 'staff', ...base, role }, face: row.face }
  }
}

/** Opens a session and returns its token, which is shown once and stored hashed. */
export const openSession = async (
  tx: DoorTx,
  staff: { contractorId: string; staffId: string },
  kind: 'desk' | 'phone',
): Promise<string> => {
  const token = tx.world.token()
  await tx.q
    .insertInto('sessions')
    .values({
      contractorId: staff.contractorId,
      id: tx.world.newId('session'),
      tokenHash: hashToken(token),
      staffId: staff.staffId,
      kind,
      openedAt: tx.now,
      expiresAt: after(tx.now, kind === 'desk' ? deskIdle : phoneShift),
    })
    .execute()
  return token
}

/** Email and password. The same words and the same work whether the account exists or not; guessing is slowed. */
export const signIn = async (
  world: World,
  { email, password, asker }: { email: string; password: string; asker: string },
): Promise<Outcome<{ token: string; who: Who }>> => {
  const account = email.trim().toLowerCase()
  const found = await world.db.door(async (tx) => {
    const wait = await secondsToWait(tx, account, asker)
    const staff = await tx.q
      .selectFrom('staff')
      .select(['contractorId', 'id', 'passwordHash'])
      .where('email', '=', account)
      .where('endedAt', 'is', null)
      .executeTakeFirst()
    return { wait, staff }
  })
  if (found.wait > 0)
    return refused({
      ...signInReason('SIGN_IN_TOO_MANY'),
      next: `Wait ${waitInWords(found.wait)}, then try again. Nobody else is kept out.`,
    })
  const matches = await matchesSecret(found.staff?.passwordHash ?? (await nobodysHash()), password)
  const opened = await world.db.door(async (tx) => {
    const known = matches && found.staff ? await whoOfStaff(tx, found.staff.id) : null
    if (!known) {
      await noteFailure(tx, account, asker)
      return null
    }
    await forgetFailures(tx, account, asker)
    return { token: await openSession(tx, known.who, 'desk'), who: known.who }
  })
  return opened ? done(opened) : refused(signInReason('SIGN_IN_NO_MATCH'))
}

const waitInWords = (seconds: number): string => (seconds < 60 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`)

/**
 * Whose session a token is. `open`, or `locked` when a desk has slept too long: a locked desk still shows a ringing alarm and
 * takes an answer with the PIN, and nothing else. Null when it is nobody's. A desk is kept awake when somebody `touched` it, not by a
 * screen that brings itself up to date.
 */
export const sessionOf = (world: World, token: string, touched = true): Promise<Session | null> =>
  world.db.door(async (tx) => {
    const row = await tx.q
      .selectFrom('sessions')
      .select(['id', 'staffId', 'kind', 'expiresAt'])
      .where('tokenHash', '=', hashToken(token))
      .where('endedAt', 'is', null)
      .executeTakeFirst()
    if (!row) return null
    const known = await whoOfStaff(tx, row.staffId)
    if (!known) return null
    const id = row.id as Id<'session'>
    if (isBefore(tx.now, row.expiresAt)) {
      if (row.kind === 'desk' && touched) await keepAwake(tx, id, row.expiresAt)
      return { id, ...known, state: 'open' }
    }
    return row.kind === 'desk' && isBefore(tx.now, after(row.expiresAt, deskLocked)) ? { id, ...known, state: 'locked' } : null
  })

const keepAwake = async (tx: DoorTx, id: string, expiresAt: Instant): Promise<void> => {
  const until = after(tx.now, deskIdle)
  if (until.epochMilliseconds - expiresAt.epochMilliseconds > 60_000)
    await tx.q.updateTable('sessions').set({ expiresAt: until }).where('id', '=', id).execute()
}

export const endSession = (world: World, token: string): Promise<void> =>
  world.db.door(async ({ q, now }) => {
    await q.updateTable('sessions').set({ endedAt: now }).where('tokenHash', '=', hashToken(token)).execute()
  })
