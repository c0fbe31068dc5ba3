/** B4 What became of the branch's own promises, for its odds to learn from. */
import { isBefore } from '../../../../lib/time.ts'
import type { Instant } from '../../../../lib/time.ts'
import type { Tx } from '../../../../platform/postgres/tx.ts'
import { letOthersIn } from '../../../../platform/thinking/let-others-in.ts'
import type { Lived } from '../../../dispatch/promise/odds.ts'
import { canTeach, heldOf, mostPromises, ownExperience } from '../../../dispatch/promise/own.ts'
import type { OwnOdds } from '../../../dispatch/promise/own.ts'
import { promiseLevelNow } from '../windows/level.ts'
import { promisesOnRecord } from '../../store/signs.ts'
import type { PromiseOnRecord } from '../../store/signs.ts'

/** So many promises at a time, so that nothing else of this process waits long. */
const atATime = 500

/** Kept or broken. What was moved with consent or cancelled was neither; that nobody came to the door broke no promise of ours. */
const isOver = ({ state }: PromiseOnRecord): boolean => state === 'kept' || state === 'missed'

/** Promises since then that are over, the newest made first. */
const overSince = async (tx: Tx, since: Instant): Promise<PromiseOnRecord[]> => {
  const over: PromiseOnRecord[] = []
  for (let last: PromiseOnRecord | null = null; ;) {
    const some: PromiseOnRecord[] = await promisesOnRecord(tx, last, atATime)
    const recent = some.filter(({ promisedAt }) => !isBefore(promisedAt, since))
    over.push(...recent.filter(isOver))
    if (recent.length < atATime || over.length >= mostPromises) return over.slice(0, mostPromises)
    last = some.at(-1)!
    await letOthersIn()
  }
}

/** What the newest promises since then teach, and how their odds held. Those of a morning that was missed can teach nothing. */
export const oddsLearned = async (tx: Tx, since: Instant): Promise<OwnOdds> => {
  const over = (await overSince(tx, since)).map((one) => ({ ...one, kept: one.state === 'kept' }))
  const lived = over
    .flatMap(({ morning, ...one }): (Lived & Pick<PromiseOnRecord, 'promisedAt'>)[] => (morning === null ? [] : [{ ...one, morning }]))
    .filter(canTeach)
  return {
    experience: ownExperience(lived, (await promiseLevelNow(tx)).inHundred / 100),
    promises: lived.length,
    since: lived
      .map(({ promisedAt }) => promisedAt)
      .reduce<Instant | null>((first, at) => (first && isBefore(first, at) ? first : at), null),
    held: heldOf(over),
  }
}
