import type { NeedId } from '../../lib/ids.ts'
import type { Handler } from '../../platform/timers/timers.ts'
import { recordEvent } from '../record/actions.ts'
import { needReviewTimer } from './actions/needs.ts'
import { readNeeds } from './store.ts'

/** H2 The day has come to ask again. The need keeps its effects; it now stands on the list of what to confirm. */
const needReview: Handler = {
  kind: needReviewTimer,
  run: ({ once, timer }) =>
    once(async (tx) => {
      const [need] = await readNeeds(tx, { id: timer.subjectId as NeedId })
      if (need)
        await recordEvent(tx, { verb: 'need_due_for_review', subject: ['household', need.householdId], content: { needId: need.id } })
    }),
}

export const householdHandlers: readonly Handler[] = [needReview]
