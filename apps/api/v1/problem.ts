import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import type { Invalid, Refused } from '../../../lib/refusal.ts'

/** RFC 9457 problem details, with our `code`, the `detail`, and what to do `next`. */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string(),
    next: z.string(),
    reasons: z.array(z.object({ code: z.string(), sentence: z.string(), next: z.string() })).optional(),
    faults: z.array(z.object({ field: z.string(), sentence: z.string() })).optional(),
  })
  .describe('What went wrong, why, and what to do next (RFC 9457).')
export type Problem = z.infer<typeof problem>

const titles: Record<number, string> = {
  400: 'Not understood',
  401: 'No key',
  403: 'Not yours',
  404: 'Not found',
  409: 'Refused',
  422: 'Used before',
}

export const sendProblem = (
  reply: FastifyReply,
  status: number,
  said: Pick<Problem, 'code' | 'detail' | 'next'> & Partial<Problem>,
): FastifyReply =>
  reply
    .code(status)
    .type('application/problem+json')
    .send({ type: 'about:blank', title: titles[status] ?? 'Problem', status, ...said })

/** A refusal of a rule, or a form that is wrong, as a problem. */
export const problemOf = (
  outcome: Refused | Invalid,
): { status: 409 | 400; said: Pick<Problem, 'code' | 'detail' | 'next'> & Partial<Problem> } => {
  if (outcome.kind === 'invalid') {
    const faults = outcome.faults.map(({ field, sentence }) => ({ field, sentence }))
    return {
      status: 400,
      said: {
        code: 'INVALID',
        detail: faults.map((one) => `${one.field}: ${one.sentence}`).join(' '),
        next: 'Put these right and send it again.',
        faults,
      },
    }
  }
  const reasons = outcome.reasons.map(({ code, sentence, next }) => ({ code, sentence, next }))
  const first = reasons[0] ?? { code: 'REFUSED', sentence: 'This was refused.', next: 'Ring the office.' }
  return { status: 409, said: { code: first.code, detail: first.sentence, next: first.next, reasons } }
}
