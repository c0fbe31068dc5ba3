import type { Failure } from './telephone.ts'

/** Faults before a connection stood: nothing can have been sent. */
const beforeSending = new Set([
  ...['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT'],
  ...['CERT_HAS_EXPIRED', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'ERR_TLS_CERT_ALTNAME_INVALID'],
])

/** What `fetch` threw, as a value. Only faults of the network and of time: anything else is a bug of ours and is thrown on. */
export const failureOf = (error: unknown): Failure => {
  if (!(error instanceof Error)) throw error
  if (error.name === 'TimeoutError') return { ok: false, kind: 'unclear', why: 'The supplier did not answer in time.' }
  if (!(error instanceof TypeError) || !(error.cause instanceof Error)) throw error
  const code = codeOf(error.cause)
  return {
    ok: false,
    kind: beforeSending.has(code) ? 'unreachable' : 'unclear',
    why: `The line to the supplier failed (${code}).`,
  }
}

const codeOf = (cause: Error): string => {
  if (cause instanceof AggregateError && cause.errors[0] instanceof Error) return codeOf(cause.errors[0])
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name
}
