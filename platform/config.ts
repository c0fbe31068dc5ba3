import { join, resolve } from 'node:path'
import { z } from 'zod'
import type { TestServer } from './postgres/cluster.ts'
import { Trouble } from './trouble.ts'

/** `url`: `smpp://user:password@host:port?from=…`, or `smpps://` with TLS. `from` is the number or name that people see. */
export type Smpp = { readonly url: string; readonly from: string }
/** GOV.UK Notify, for residents' texts. `callbackToken` is what its callbacks carry; null: none are taken. */
export type Notify = { readonly url: string; readonly apiKey: string; readonly templateId: string; readonly callbackToken: string | null }
export type Twilio = { readonly apiUrl: string; readonly accountSid: string; readonly authToken: string; readonly from: string }

/** Everything that can be set from outside. Nothing else reads the environment. */
export type Config = {
  readonly port: number
  /** Null: Doorstep keeps a PostgreSQL of its own. */
  readonly databaseUrl: string | null
  readonly dataDir: string
  readonly keyFile: string
  /** Where the world reaches us, without a slash at the end: links in texts, and what suppliers sign. */
  readonly publicUrl: string
  /** Null: no telephone supplier. A demonstration then uses the local exchange; anything else is not ready. */
  readonly twilio: Twilio | null
  /** The second supplier; null: none, and one failing supplier is then a failing lane. */
  readonly smpp: Smpp | null
  readonly notify: Notify | null
  /** The auditor's own way to shout; the same supplier unless it is given one of its own. */
  readonly auditor: Auditor
}
/** `deadManUrl`: an outside address that is visited while all is well; its silence is somebody else's alarm. Null: none. */
export type Auditor = { readonly twilio: Twilio | null; readonly smppUrl: string | null; readonly deadManUrl: string | null }

const address = (...kinds: string[]) =>
  z.string().refine((text) => kinds.includes(URL.parse(text)?.protocol ?? ''), `must be an address that begins with ${kinds[0]}//`)
const web = address('http:', 'https:').transform((text) => text.replace(/\/+$/, ''))

const shape = z.object({
  PORT: z
    .string()
    .refine((text) => /^\d+$/.test(text) && Number(text) > 0 && Number(text) < 65_536, 'must be a port number, 1 to 65535')
    .transform(Number)
    .default(3000),
  DATABASE_URL: address('postgres:', 'postgresql:').optional(),
  DOORSTEP_DATA_DIR: z.string().default('.doorstep'),
  DOORSTEP_KEY_FILE: z.string().optional(),
  DOORSTEP_PUBLIC_URL: web.optional(),
  DOORSTEP_TWILIO_API_URL: web.optional(),
  DOORSTEP_TWILIO_ACCOUNT_SID: z.string().optional(),
  DOORSTEP_TWILIO_AUTH_TOKEN: z.string().optional(),
  DOORSTEP_TWILIO_FROM: z.string().optional(),
  DOORSTEP_SMPP_URL: address('smpp:', 'smpps:')
    .refine((text) => Boolean(URL.parse(text)?.searchParams.get('from')), 'must say which number people see, with ?from=…')
    .optional(),
  DOORSTEP_NOTIFY_API_KEY: z
    .string()
    .regex(/[0-9a-f-]{36}-[0-9a-f-]{36}$/, 'must be a key as GOV.UK Notify makes them: a name and two long numbers')
    .optional(),
  DOORSTEP_NOTIFY_TEMPLATE_ID: z.string().optional(),
  DOORSTEP_NOTIFY_URL: web.default('https://api.notifications.service.gov.uk'),
  DOORSTEP_NOTIFY_CALLBACK_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  DOORSTEP_AUDITOR_TWILIO_API_URL: web.optional(),
  DOORSTEP_AUDITOR_TWILIO_ACCOUNT_SID: z.string().optional(),
  DOORSTEP_AUDITOR_TWILIO_AUTH_TOKEN: z.string().optional(),
  DOORSTEP_AUDITOR_TWILIO_FROM: z.string().optional(),
  DOORSTEP_AUDITOR_SMPP_URL: address('smpp:', 'smpps:').optional(),
  DOORSTEP_DEAD_MAN_URL: web.optional(),
})
type Settings = z.infer<typeof shape>

type TwilioPrefix = 'DOORSTEP_TWILIO' | 'DOORSTEP_AUDITOR_TWILIO'
const twilioNames = <P extends TwilioPrefix>(prefix: P) => [`${prefix}_ACCOUNT_SID`, `${prefix}_AUTH_TOKEN`, `${prefix}_FROM`] as const

/** Reads the settings. Throws one Trouble that tells all faults. An empty value counts as none. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const read = shape.safeParse(given)
  const faults = [
    ...(read.error?.issues ?? []).map((issue) => `${issue.path.join('.')} ${issue.message}`),
    ...twilioFaults(given, 'DOORSTEP_TWILIO'),
    ...twilioFaults(given, 'DOORSTEP_AUDITOR_TWILIO'),
    ...notifyFaults(given),
  ]
  if (!read.success || faults.length > 0)
    throw new Trouble(`The settings cannot be used: ${faults.join('; ')}.`, 'Put them right in the environment, then start again.')
  return configFrom(read.data)
}

function configFrom(settings: Settings): Config {
  const dataDir = resolve(settings.DOORSTEP_DATA_DIR)
  return Object.freeze({
    port: settings.PORT,
    databaseUrl: settings.DATABASE_URL ?? null,
    dataDir,
    keyFile: resolve(settings.DOORSTEP_KEY_FILE ?? join(dataDir, 'keys.json')),
    publicUrl: settings.DOORSTEP_PUBLIC_URL ?? `http://localhost:${settings.PORT}`,
    twilio: twilioFrom(settings, 'DOORSTEP_TWILIO'),
    smpp: smppFrom(settings),
    notify: notifyFrom(settings),
    auditor: Object.freeze({
      twilio: twilioFrom(settings, 'DOORSTEP_AUDITOR_TWILIO') ?? twilioFrom(settings, 'DOORSTEP_TWILIO'),
      smppUrl: settings.DOORSTEP_AUDITOR_SMPP_URL ?? settings.DOORSTEP_SMPP_URL ?? null,
      deadManUrl: settings.DOORSTEP_DEAD_MAN_URL ?? null,
    }),
  })
}

/** A supplier half set would fail at the first text; it is a fault at start. */
function twilioFaults(given: Readonly<Record<string, string | undefined>>, prefix: TwilioPrefix): string[] {
  const names = twilioNames(prefix)
  const missing = names.filter((name) => given[name] === undefined)
  const some = missing.length < names.length || given[`${prefix}_API_URL`] !== undefined
  return some ? missing.map((name) => `${name} is missing, though other ${prefix}_ settings are there`) : []
}

function twilioFrom(settings: Settings, prefix: TwilioPrefix): Twilio | null {
  const [accountSid, authToken, from] = twilioNames(prefix).map((name) => settings[name])
  if (accountSid === undefined || authToken === undefined || from === undefined) return null
  return Object.freeze({ apiUrl: settings[`${prefix}_API_URL`] ?? 'https://api.twilio.com', accountSid, authToken, from })
}

function smppFrom({ DOORSTEP_SMPP_URL: url }: Settings): Smpp | null {
  return url === undefined ? null : Object.freeze({ url, from: new URL(url).searchParams.get('from') ?? '' })
}

function notifyFaults(given: Readonly<Record<string, string | undefined>>): string[] {
  const names = ['DOORSTEP_NOTIFY_API_KEY', 'DOORSTEP_NOTIFY_TEMPLATE_ID']
  const missing = names.filter((name) => given[name] === undefined)
  return missing.length === 1 ? missing.map((name) => `${name} is missing, though the other DOORSTEP_NOTIFY_ setting is there`) : []
}

function notifyFrom(settings: Settings): Notify | null {
  const { DOORSTEP_NOTIFY_API_KEY: apiKey, DOORSTEP_NOTIFY_TEMPLATE_ID: templateId } = settings
  if (apiKey === undefined || templateId === undefined) return null
  return Object.freeze({
    apiKey,
    templateId,
    url: settings.DOORSTEP_NOTIFY_URL,
    callbackToken: settings.DOORSTEP_NOTIFY_CALLBACK_TOKEN ?? null,
  })
}

/** The settings in use as lines, passwords and tokens hidden: for `doorstep check-config`. */
export const describeConfig = (config: Config): string[] => [
  `PORT                 ${config.port}`,
  `DATABASE_URL         ${config.databaseUrl === null ? '(none: a PostgreSQL of our own)' : masked(config.databaseUrl)}`,
  `DOORSTEP_DATA_DIR    ${config.dataDir}`,
  `DOORSTEP_KEY_FILE    ${config.keyFile}`,
  `DOORSTEP_PUBLIC_URL  ${config.publicUrl}`,
  `DOORSTEP_TWILIO_…    ${twilioInWords(config.twilio)}`,
  `DOORSTEP_SMPP_URL    ${config.smpp ? masked(config.smpp.url) : '(none: there is no second supplier)'}`,
  `DOORSTEP_NOTIFY_…    ${config.notify ? `${config.notify.url}, key ••••, template ${config.notify.templateId}, callbacks ${config.notify.callbackToken ? 'with a token' : '(none)'}` : '(none)'}`,
  `DOORSTEP_AUDITOR_…   ${twilioInWords(config.auditor.twilio)}; SMPP ${config.auditor.smppUrl === null ? '(none)' : masked(config.auditor.smppUrl)}`,
  // The address of a dead man's switch is its secret.
  `DOORSTEP_DEAD_MAN_…  ${config.auditor.deadManUrl === null ? '(none)' : `${new URL(config.auditor.deadManUrl).origin}/••••`}`,
]

const twilioInWords = (twilio: Twilio | null): string =>
  twilio ? `${twilio.apiUrl}, account ${twilio.accountSid}, token ••••, from ${twilio.from}` : '(none)'

/** An address without its password, fit to be printed. */
export function masked(url: string): string {
  const parsed = new URL(url)
  if (parsed.password) parsed.password = '****'
  return parsed.toString()
}

/** Which PostgreSQL the tests run on: our own unless told otherwise. */
export function readTestServer(env: Readonly<Record<string, string | undefined>>): TestServer {
  const url = env['DOORSTEP_TEST_DATABASE_URL']
  if (url) return { kind: 'address', url }
  const major = env['DOORSTEP_TEST_POSTGRES']
  return major ? { kind: 'debian', major: Number(major) } : { kind: 'embedded' }
}
