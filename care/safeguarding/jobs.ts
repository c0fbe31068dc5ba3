import type { ConcernId } from '../../lib/ids.ts'
import type { Handler } from '../../platform/timers/timers.ts'
import { followUpUnread } from './actions.ts'
import { unreadTimer } from './actions/unread.ts'

export const safeguardingHandlers: readonly Handler[] = [
  { kind: unreadTimer, run: ({ timer, once }) => once((tx) => followUpUnread(tx, timer.subjectId as ConcernId)) },
]
