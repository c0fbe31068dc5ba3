import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startExchange } from '../../../apps/exchange/exchange.ts'
import type { Exchange } from '../../../apps/exchange/exchange.ts'
import { openWorld } from '../../../apps/world.ts'
import { orThrow } from '../../../lib/refusal.ts'
import { readConfig } from '../../../platform/config.ts'
import { askForDevice, enrolDevice } from '../../../platform/sign-in/phone.ts'
import type { World } from '../../../platform/world.ts'
import { oneVisit } from '../one-visit.ts'
import { freePort } from '../ports.ts'
import type { Settings } from './loaded.ts'

/** Where programs are killed: a database, an exchange on a socket, and what a real program of ours is told of them. The clock is true. */
export type Place = {
  settings: Settings
  world: World
  exchange: Exchange
  folder: string
  /** What Tom's phone is known by. */
  device: string
  rows<T = Record<string, unknown>>(query: string, values?: unknown[]): Promise<T[]>
  close(): Promise<void>
}

export const line = '+441314960199'
export const tomsNumber = '+447700900105'
const supplier = {
  DOORSTEP_TWILIO_ACCOUNT_SID: 'AC00000000000000000000000000000000',
  DOORSTEP_TWILIO_AUTH_TOKEN: 'a token that only two know, at least',
  DOORSTEP_TWILIO_FROM: line,
}

/** The key file that `keysFromSeed('tests')` stands for. */
const keyFileIn = (folder: string): string => {
  const ring = (name: string) => [{ version: 1, secret: createHash('sha256').update(`tests/${name}`).digest('base64url') }]
  const path = join(folder, 'keys.json')
  writeFileSync(path, JSON.stringify({ about: 'Of a test.', main: ring('main'), safeguarding: ring('safeguarding') }), { mode: 0o600 })
  return path
}

const bare = (ownerUrl: string): string => {
  const url = new URL(ownerUrl)
  url.username = url.password = ''
  return url.toString()
}

const knownPhone = async (world: World, telephone: string): Promise<string> => {
  const { deviceToken, send } = await askForDevice(world, telephone)
  orThrow(await enrolDevice(world, { deviceToken, code: send!.code }))
  return deviceToken
}

/** The supplier's posts are answered by whoever is started with `settings`. */
export const openPlace = async (ownerUrl: string): Promise<Place> => {
  const folder = mkdtempSync(join(tmpdir(), 'doorstep-kill-'))
  const port = await freePort()
  const publicUrl = `http://127.0.0.1:${port}`
  const exchange = await startExchange({
    ...{ port: 0, callbackBase: publicUrl, lines: [line] },
    ...{ accountSid: supplier.DOORSTEP_TWILIO_ACCOUNT_SID, authToken: supplier.DOORSTEP_TWILIO_AUTH_TOKEN },
  })
  const settings = {
    ...{ ...supplier, DOORSTEP_TWILIO_API_URL: exchange.url, DOORSTEP_PUBLIC_URL: publicUrl, PORT: String(port) },
    ...{ DATABASE_URL: bare(ownerUrl), DOORSTEP_DATA_DIR: folder, DOORSTEP_KEY_FILE: keyFileIn(folder) },
  }
  const { world } = openWorld(readConfig(settings))
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 1 })
  owner.on('error', () => undefined) // killed with the database; replaced at the next look
  await oneVisit(world, { sent: [] })
  const device = await knownPhone(world, tomsNumber)
  return {
    ...{ settings, world, exchange, folder, device },
    rows: async <T>(query: string, values: unknown[] = []) => (await owner.query(query, values)).rows as T[],
    close: async () => {
      await exchange.close()
      await world.db.close()
      await owner.end()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
