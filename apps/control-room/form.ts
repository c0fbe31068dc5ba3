/** Forms, parsed at the edge. */
import { z } from 'zod'
import { parseId, type Id, type IdKind } from '../../lib/ids.ts'
import { invalid, type Invalid } from '../../lib/refusal.ts'

/** One id of this kind. */
export const anId = <K extends IdKind>(kind: K) => z.string().transform((text, ctx): Id<K> => parseId(kind, text) ?? notOne(ctx))

/** One or more ids of this kind, a space between. */
export const ids = <K extends IdKind>(kind: K) =>
  z
    .string()
    .transform((text, ctx): Id<K>[] => text.split(' ').flatMap((one) => parseId(kind, one) ?? (notOne(ctx) as never)))
    .refine((list) => list.length > 0)

const notOne = (ctx: z.RefinementCtx): never => {
  ctx.addIssue({ code: 'custom', message: 'This is not known here.' })
  return z.NEVER
}

/** Words that may be left out: empty is null. */
export const words = (most = 500) =>
  z
    .string()
    .trim()
    .max(most, `Keep it to ${most} letters.`)
    .optional()
    .transform((text) => (text === undefined || text === '' ? null : text))

/** A ticked box is there, an unticked one is not. */
export const ticked = z
  .string()
  .optional()
  .transform((value) => value !== undefined)

const likeATime = 'Write the time like 09:30.'

/** A wall-clock time, “09:30”. */
export const aTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, likeATime)

/** The same; empty is null. */
export const time = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$|^$/, likeATime)
  .optional()
  .transform((text) => (text === undefined || text === '' ? null : text))

/** A form's fields as they came; a field that comes more than once keeps its last value. */
export const fieldsOf = async (request: Request): Promise<Record<string, FormDataEntryValue>> =>
  Object.fromEntries(await request.formData())

/** All faults of a form at once. `sentences` are said instead of what the parser says, by field. */
export const faultsOf = (error: z.ZodError, sentences: Readonly<Record<string, string>> = {}): Invalid => {
  const fields = new Map(error.issues.map((issue) => [String(issue.path[0] ?? 'form'), issue.message]))
  return invalid(...[...fields].map(([field, message]) => ({ field, sentence: sentences[field] ?? message })))
}
