import type { Id, VisitId } from '../../../lib/ids.ts'
import { done, refused } from '../../../lib/refusal.ts'
import type { Outcome } from '../../../lib/refusal.ts'
import type { Instant } from '../../../lib/time.ts'
import type { Picture } from '../../../platform/pictures.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { seal, unseal } from '../../../platform/seal.ts'
import { recordLook } from '../../record/actions.ts'
import type { VisitAct } from '../rules/visit.ts'
import { keepPhoto, photosOf, sealedPhoto } from '../store/leaving.ts'
import type { PhotoMeta } from '../store/leaving.ts'
import { because } from '../words.ts'
import { take } from './apply.ts'
import type { Taken } from './apply.ts'

/**
 * Keeps a photograph of the repair, sealed with the key of photographs. `picture` was made anew from its points before
 * (`cleanPicture`), so that no place, time or telephone came along; null when the bytes were no picture.
 */
export const addPhoto = (tx: Tx, act: VisitAct & { kind: 'photo' }, sentAt: Instant, picture: Picture | null): Promise<Outcome<Taken>> =>
  take(tx, act, sentAt, async ({ at }) => {
    if (!picture) return refused(because('V5_NOT_A_PICTURE'))
    const id = tx.world.newId('photo')
    const key = tx.world.keys.current('photos')
    const { width, height } = picture
    await keepPhoto(tx, {
      id,
      visitId: act.visitId,
      takenAt: at,
      shows: act.shows,
      width,
      height,
      keyVersion: key.version,
      sealed: seal(key, picture.jpeg, id),
    })
    return done(id)
  })

/** A photograph to be shown, as JPEG bytes; R2 the look is recorded. Null when there is none that whoever asks may see. */
export const photoOf = async (tx: Tx, id: Id<'photo'>): Promise<Buffer | null> => {
  const row = await sealedPhoto(tx, id)
  if (!row) return null
  await recordLook(tx, { subject: ['visit', row.visitId], what: 'photo' })
  return unseal(tx.world.keys.version('photos', row.keyVersion), row.sealed, row.id)
}

export const photosOfVisit = (tx: Tx, visitId: VisitId): Promise<PhotoMeta[]> => photosOf(tx, visitId)
