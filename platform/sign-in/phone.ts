import type { ContractorId } from '../../lib/ids.ts'
import type { Outcome } from '../../lib/refusal.ts'
import { done, refused } from '../../lib/refusal.ts'
import { isBefore, minutes } from '../../lib/time.ts'
import type { DoorTx } from '../postgres/tx.ts'
import type { Who } from '../who.ts'
import type { World } from '../world.ts'
import { signInReason } from './reasons.ts'
import { hashToken, matchesSecret, nobodysHash } from './secrets.ts'
import { openSession, whoOfStaff } from './sessions.ts'

const codeLives = minutes(10)
const codeTries = 5

export type DeviceAsked = { deviceToken: string; send: { contractorId: ContractorId; staffId: string; code: string } | null }

/**
 * An operative's phone says its number. Returns the device's token, and the code to text when the number is one we hold;
 * the asker is told the same either way. `send` goes to the number we hold, never to one that was typed.
 */
export const askForDevice = (world: World, telephone: string): Promise<DeviceAsked> =>
  world.db.door(async (tx) => {
    const deviceToken = world.token()
    const held = await tx.q
      .selectFrom('operatives')
      .select(['contractorId', 'staffId'])
      .where('telephone', '=', telephone)
      .where('endedAt', 'is', null)
      .executeTakeFirst()
    if (!held) return { deviceToken, send: null }
    const code = world.digits(6)
    await tx.q
      .insertInto('devices')
      .values({
        contractorId: held.contractorId,
        id: world.newId('device'),
        tokenHash: hashToken(deviceToken),
        staffId: held.staffId,
        askedAt: tx.now,
        codeHash: hashToken(code),
      })
      .execute()
    return { deviceToken, send: { contractorId: held.contractorId as ContractorId, staffId: held.staffId, code } }
  })

/** The code from the text makes the device known. Five tries, ten minutes. */
export const enrolDevice = async (
  world: World,
  { deviceToken, code }: { deviceToken: string; code: string },
): Promise<Outcome<{ enrolled: true }>> => {
  const enrolled = await world.db.door(async ({ q, now }) => {
    const device = await q
      .selectFrom('devices')
      .select(['id', 'askedAt', 'codeHash', 'codeTries'])
      .where('tokenHash', '=', hashToken(deviceToken))
      .where('enrolledAt', 'is', null)
      .forUpdate()
      .executeTakeFirst()
    if (!device?.codeHash || device.codeTries >= codeTries || !isBefore(now, device.askedAt.add(codeLives))) return false
    const fits = hashToken(code).equals(device.codeHash)
    await q
      .updateTable('devices')
      .set(fits ? { enrolledAt: now, codeHash: null } : { codeTries: device.codeTries + 1 })
      .where('id', '=', device.id)
      .execute()
    return fits
  })
  return enrolled ? done({ enrolled: true }) : refused(signInReason('SIGN_IN_CODE_WRONG'))
}

/** Which PIN was keyed. Whoever asks raises the alarm and shows nothing of it (A2). */
export type PinGiven = 'normal' | 'duress' | 'wrong'

/** A2 Looks at both PINs whatever was keyed, and for somebody who does not exist as well, so that each answer takes as long. */
export const whichPin = async (world: World, staffId: string | null, pin: string): Promise<PinGiven> => {
  const kept = await world.db.door(({ q }) =>
    q
      .selectFrom('staff')
      .select(['pinHash', 'duressPinHash'])
      .where('id', '=', staffId ?? '')
      .where('endedAt', 'is', null)
      .executeTakeFirst(),
  )
  const nobody = await nobodysHash()
  const [normal, duress] = await Promise.all([
    matchesSecret(kept?.pinHash ?? nobody, pin),
    matchesSecret(kept?.duressPinHash ?? nobody, pin),
  ])
  if (normal && kept?.pinHash) return 'normal'
  return duress && kept?.duressPinHash ? 'duress' : 'wrong'
}

/** A shift begins on this phone: its token, shown once. */
export const openShift = (world: World, who: Extract<Who, { kind: 'operative' }>): Promise<string> =>
  world.db.door((tx) => openSession(tx, who, 'phone'))

/** Whose known phone this is, PIN or no PIN: enough to ask for help, and for nothing else (A5). */
export const operativeOfDevice = (world: World, deviceToken: string): Promise<Extract<Who, { kind: 'operative' }> | null> =>
  world.db.door(async (tx) => {
    const device = await deviceOf(tx, deviceToken)
    const known = device && (await whoOfStaff(tx, device.staffId))
    return known?.who.kind === 'operative' ? known.who : null
  })

const deviceOf = async ({ q }: DoorTx, deviceToken: string) =>
  q
    .selectFrom('devices as d')
    .innerJoin('staff as s', (join) => join.onRef('s.id', '=', 'd.staffId').onRef('s.contractorId', '=', 'd.contractorId'))
    .select(['d.id', 'd.staffId'])
    .where('d.tokenHash', '=', hashToken(deviceToken))
    .where('d.enrolledAt', 'is not', null)
    .where('d.endedAt', 'is', null)
    .executeTakeFirst()
