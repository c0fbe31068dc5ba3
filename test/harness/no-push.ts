import type { Push } from '../../platform/push/push.ts'

/** Push where nobody listens: what is sent was certainly not sent. */
export const noPush: Push = { publicKey: '', send: async () => ({ ok: false, kind: 'unreachable', why: 'This test has no push.' }) }
