import pg from 'pg'
import type { Config } from '../../platform/config.ts'
import { openKeys } from '../../platform/keys.ts'
import { makeAuditor } from './auditor.ts'
import { deadManAt } from './dead-man.ts'
import { patienceMs } from './senders.ts'
import type { Sender } from './senders.ts'
import { smppSender } from './smpp.ts'
import { twilioSender } from './twilio.ts'
import { lookEveryMs } from './when.ts'

/** The programs start together: what fell due while all was off is given this long before it is anybody's fault. */
const patienceAtStartMs = 15_000

export type Running = { stop(): Promise<void> }

/** The auditor for as long as the program lives: a look every five seconds, one at a time. `databaseUrl` names the database; who signs in is ours. */
export const runAuditor = (config: Config, databaseUrl: string, say: (sentence: string) => void): Running => {
  const address = new URL(databaseUrl)
  address.username = 'doorstep_auditor'
  address.password = openKeys(config.keyFile, false).passwordOf('auditor')
  const auditor = makeAuditor({
    open: () => opened(address.toString()),
    voice: { senders: sendersOf(config), publicUrl: config.publicUrl },
    deadMan: deadManAt(config.auditor.deadManUrl),
    now: () => new Date(),
    say,
  })
  const startedAt = Date.now()
  let looking: Promise<unknown> = Promise.resolve()
  let isLooking = false
  const look = async (): Promise<void> => {
    if (isLooking || Date.now() - startedAt < patienceAtStartMs) return
    isLooking = true
    await auditor.look().catch((error: unknown) => say(`A look failed: ${String(error)}`))
    isLooking = false
  }
  const clock = setInterval(() => (looking = look()), lookEveryMs)
  return {
    stop: async () => {
      clearInterval(clock)
      await looking
      await auditor.stop()
    },
  }
}

/** A database that hangs is one that does not answer. */
const opened = async (connectionString: string): Promise<pg.Client> => {
  const patience = { connectionTimeoutMillis: patienceMs, query_timeout: patienceMs, statement_timeout: patienceMs }
  const client = new pg.Client({ connectionString, ...patience, application_name: 'doorstep auditor' })
  client.on('error', () => undefined) // the next question fails, and that is noticed
  await client.connect()
  return client
}

const sendersOf = ({ auditor: { twilio, smppUrl } }: Config): Sender[] => [
  ...(twilio ? [twilioSender(twilio)] : []),
  ...(smppUrl ? [smppSender(smppUrl, new URL(smppUrl).searchParams.get('from') ?? twilio?.from ?? '')] : []),
]
