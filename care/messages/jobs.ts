import type { Handler } from '../../platform/timers/timers.ts'
import { sendMessage } from './actions.ts'

/** What is due to be sent. */
export const messageHandlers: Handler[] = [{ kind: 'message.send', run: (job) => job.once((tx) => sendMessage(tx, job.timer.subjectId)) }]
