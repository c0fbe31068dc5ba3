import { z } from 'zod'

/** The exchange's own settings, read once. The names are those of Doorstep's, so that one environment serves both programs. */
const number = z.string().min(6)
const settings = z.object({
  DOORSTEP_EXCHANGE_PORT: z.coerce.number().int().min(0).max(65_535).default(3100),
  DOORSTEP_TWILIO_ACCOUNT_SID: z.string().regex(/^AC\w{4,}$/, 'begins with AC'),
  DOORSTEP_TWILIO_AUTH_TOKEN: z.string().min(16, 'has at least 16 characters'),
  DOORSTEP_TWILIO_FROM: number,
  /** Where the second supplier is played, and for whom: `smpp://user:password@localhost:port?from=…`. */
  DOORSTEP_SMPP_URL: z.url({ protocol: /^smpp$/ }).optional(),
  /** Further numbers of Doorstep's, such as the duty number, between commas. */
  DOORSTEP_EXCHANGE_LINES: z.string().default(''),
  DOORSTEP_PUBLIC_URL: z.url().default('http://localhost:3000'),
  DOORSTEP_EXCHANGE_DIRECTORY: z.string().optional(),
})

export type Config = {
  port: number
  accountSid: string
  authToken: string
  lines: string[]
  callbackBase: string
  directory: string | null
  smpp: { port: number; user: string; password: string } | null
}

/** The settings, or every fault at once in words. */
export const readConfig = (environment: NodeJS.ProcessEnv): { ok: true; config: Config } | { ok: false; faults: string[] } => {
  const read = settings.safeParse(environment)
  if (!read.success) return { ok: false, faults: read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) }
  const given = read.data
  const others = given.DOORSTEP_EXCHANGE_LINES.split(',')
    .map((line) => line.trim())
    .filter(Boolean)
  return {
    ok: true,
    config: {
      port: given.DOORSTEP_EXCHANGE_PORT,
      accountSid: given.DOORSTEP_TWILIO_ACCOUNT_SID,
      authToken: given.DOORSTEP_TWILIO_AUTH_TOKEN,
      lines: [given.DOORSTEP_TWILIO_FROM, ...others],
      callbackBase: given.DOORSTEP_PUBLIC_URL,
      directory: given.DOORSTEP_EXCHANGE_DIRECTORY ?? null,
      smpp: given.DOORSTEP_SMPP_URL === undefined ? null : centreOf(given.DOORSTEP_SMPP_URL),
    },
  }
}

const centreOf = (address: string) => {
  const { port, username, password } = new URL(address)
  return { port: Number(port) || 2775, user: decodeURIComponent(username), password: decodeURIComponent(password) }
}
