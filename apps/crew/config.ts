import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { parseInstant } from '../../lib/time.ts'
import { Trouble } from '../../platform/trouble.ts'

/**
 * Who may be played: only numbers of the range that Ofcom keeps for drama, and only on this machine. Nobody real has such a
 * number, so the crew cannot start anywhere but in a demonstration.
 */
const invented = z.string().regex(/^\+447700900\d{3}$/, 'must be an invented number (07700 900…)')
const here = z
  .string()
  .refine((text) => ['localhost', '127.0.0.1', '[::1]'].includes(URL.parse(text)?.hostname ?? ''), 'must be this machine')
const moment = z.string().transform((text, ctx) => parseInstant(text) ?? (ctx.addIssue('not a moment'), z.NEVER))

const settings = z.object({
  DOORSTEP_CREW_OFFICE: here,
  DOORSTEP_CREW_EXCHANGE: here,
  /** A JSON file: whose phones are played. */
  DOORSTEP_CREW_FILE: z.string().min(1),
  /** Where the phones keep what they must not forget. */
  DOORSTEP_CREW_BOOK: z.string().min(1),
})
const rota = z.array(z.object({ from: moment, to: moment }))
const lines = z.array(z.object({ name: z.string().min(1), telephone: invented, pin: z.string().min(4), shifts: rota }))

/** One operative to play: what they know themselves. */
export type Line = z.output<typeof lines>[number]
export type Rota = z.output<typeof rota>
export type Config = { office: string; exchange: string; lines: readonly Line[]; book: string }

/** The settings and the crew. Throws Trouble with every fault. */
export const readConfig = (environment: NodeJS.ProcessEnv): Config => {
  const read = settings.safeParse(environment)
  if (!read.success) throw faulty(read.error)
  const given = read.data
  const crew = lines.safeParse(JSON.parse(readFileSync(given.DOORSTEP_CREW_FILE, 'utf8')))
  if (!crew.success) throw faulty(crew.error)
  return { office: given.DOORSTEP_CREW_OFFICE, exchange: given.DOORSTEP_CREW_EXCHANGE, lines: crew.data, book: given.DOORSTEP_CREW_BOOK }
}

const faulty = (error: z.ZodError): Trouble =>
  new Trouble(
    `The crew cannot start: ${error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; ')}.`,
    'It plays in a demonstration only, and npm start tells it all it needs there.',
  )
