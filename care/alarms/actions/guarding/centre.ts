import type { Fault, Outcome } from '../../../../lib/refusal.ts'
import { done, invalid, refused } from '../../../../lib/refusal.ts'
import { isWebhookSecret } from '../../../../platform/http/webhook.ts'
import type { Tx } from '../../../../platform/postgres/tx.ts'
import { seal, unseal } from '../../../../platform/seal.ts'
import { asTelephone } from '../../../messages/rules.ts'
import { recordEvent } from '../../../record/actions.ts'
import { isSafeAddress } from '../../rules.ts'
import { readCentre, replaceCentre } from '../../store.ts'
import { centreFaults, handingOverReasons } from '../../words.ts'

/** `url` with `secret` (`whsec_…`), or `telephone`, or both; which `certificate` it holds, in words. */
export type Centre = { name: string; url: string | null; secret: string | null; telephone: string | null; certificate: string }

/** The alarm receiving centre in use, without its secret; null when there is none. */
export const centreNow = async (tx: Tx): Promise<Omit<Centre, 'secret'> | null> => {
  const row = await readCentre(tx)
  return row ? { name: row.name, url: row.url, telephone: row.telephone, certificate: row.certificate } : null
}

const faultsOf = ({ name, url, secret, telephone, certificate }: Centre): Fault[] => {
  const faults: [boolean, keyof typeof centreFaults][] = [
    [name.trim() === '', 'name'],
    [url !== null && !isSafeAddress(url), 'url'],
    [url !== null && (secret === null || !isWebhookSecret(secret)), 'secret'],
    [telephone !== null && asTelephone(telephone) === null, 'telephone'],
    [url === null && telephone === null, 'reach'],
    [certificate.trim() === '', 'certificate'],
  ]
  return faults.filter(([isFault]) => isFault).map(([, field]) => ({ field, sentence: centreFaults[field] }))
}

/** Sets the centre that alarms can be handed to from now on; null: none. Directors and administrators only. */
export const setCentre = async (tx: Tx, centre: Centre | null): Promise<Outcome<{ set: true }>> => {
  if (tx.who.kind !== 'staff' || !['director', 'administrator'].includes(tx.who.role))
    return refused(handingOverReasons.reason('A3_CENTRE_IS_FOR_DIRECTORS'))
  const faults = centre ? faultsOf(centre) : []
  if (faults.length > 0) return invalid(...faults)
  const id = tx.world.newId('arcCentre')
  const key = tx.world.keys.current('arc')
  await replaceCentre(
    tx,
    centre && {
      id,
      name: centre.name.trim(),
      url: centre.url,
      secretSealed: centre.url === null ? null : seal(key, Buffer.from(centre.secret ?? ''), id),
      keyVersion: centre.url === null ? null : key.version,
      telephone: centre.telephone === null ? null : asTelephone(centre.telephone),
      certificate: centre.certificate.trim(),
      addedBy: tx.who.staffId,
    },
  )
  await recordEvent(tx, {
    verb: centre ? 'arc_centre_set' : 'arc_centre_ended',
    subject: ['arcCentre', id],
    content: { name: centre?.name ?? null },
  })
  return done({ set: true })
}

/** The secret of a centre's webhook, opened for the moment of signing. */
export const secretOf = (
  tx: Tx,
  { centreId, secretSealed, keyVersion }: { centreId: string; secretSealed: Buffer | null; keyVersion: number | null },
): string =>
  secretSealed === null || keyVersion === null ? '' : unseal(tx.world.keys.version('arc', keyVersion), secretSealed, centreId).toString()
