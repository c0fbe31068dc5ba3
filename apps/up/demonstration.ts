import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { desks, operativeTelephone, operatives } from '../../db/seed/cast.ts'
import { demonstrationSecrets } from '../../db/seed/secrets.ts'
import type { ContractorId } from '../../lib/ids.ts'
import { movedClock, trueClock } from '../../platform/clock.ts'
import type { Config } from '../../platform/config.ts'
import type { Keys } from '../../platform/keys.ts'
import { emptyEmbedded } from '../../platform/postgres/embedded.ts'
import { roleUrls } from '../../platform/postgres/roles.ts'
import { openDb } from '../../platform/postgres/tx.ts'
import { chanceFrom } from '../../platform/seeded-chance.ts'
import { Trouble } from '../../platform/trouble.ts'
import { engineOf } from '../../platform/who.ts'
import type { World } from '../../platform/world.ts'
import { makeWorld, trueChance } from '../../platform/world.ts'
import { constraintReasons } from '../constraints.ts'
import { openWorld } from '../world.ts'
import { crewOf } from './crew.ts'
import type { Lines } from './programs.ts'

/** What a database holds: a contractor's own work, or a demonstration with the lines that its exchange answers. */
export type Content = { readonly demonstration: Lines | null }
type Contractor = { id: ContractorId; name: string; telephone: string; dutyNumber: string; isDemonstration: boolean }
type Say = (sentence: string) => void

/** The same people and homes in every demonstration; only the moment differs. */
const seed = 7

const unfinishedIn = (config: Config): string => join(config.dataDir, 'demonstration-unfinished')

/** Whoever interrupted the first start left half a demonstration; a database of our own is emptied to begin again. Throws Trouble. */
export async function clearUnfinished(config: Config, ownerUrl: string): Promise<void> {
  if (!existsSync(unfinishedIn(config))) return
  if (config.databaseUrl !== null)
    throw new Trouble(
      'The demonstration was not loaded to its end, because the first start was interrupted.',
      `Empty the database (or make a new one), remove ${unfinishedIn(config)} and start again.`,
    )
  await emptyEmbedded(ownerUrl)
  rmSync(unfinishedIn(config))
}

/** Loads the demonstration when the database is empty. `config` names the database that is in use. */
export async function ensureContent(config: Config, keys: Keys, say: Say): Promise<Content> {
  const directory = join(config.dataDir, 'directory.json')
  const before = await contractors(config, keys)
  if (before.length === 0) {
    writeFileSync(unfinishedIn(config), '')
    await load(config, say)
    rmSync(unfinishedIn(config))
  }
  const shown = (before.length === 0 ? await contractors(config, keys) : before).find((one) => one.isDemonstration)
  if (!shown) return { demonstration: null }
  const crew = join(config.dataDir, 'crew.json')
  if (before.length === 0 || !existsSync(directory) || !existsSync(crew)) await writePeople(config, shown.id, { directory, crew })
  return { demonstration: { telephone: shown.telephone, dutyNumber: shown.dutyNumber, directory, crew } }
}

/** The contractors of this database, as the door sees them before anybody has signed in. */
async function contractors(config: Config, keys: Keys): Promise<Contractor[]> {
  const client = new pg.Client({ connectionString: roleUrls(config.databaseUrl!, keys.passwordOf).door })
  await client.connect()
  try {
    const { rows } = await client.query<Contractor>(
      `select contractor_id as id, name, telephone, duty_number as "dutyNumber", is_demonstration as "isDemonstration" from contractors`,
    )
    return rows
  } finally {
    await client.end()
  }
}

async function load(config: Config, say: Say): Promise<void> {
  say('Loading the demonstration (only the first time)…')
  const { loadDemonstration } = await import('../../db/seed/load.ts')
  const opened = openWorld(config)
  const clock = movedClock(trueClock.now())
  const { keys, suppliers, push, travel, publicUrl, trouble } = opened.world
  const world = makeWorld(clock, trueChance, { keys, suppliers, push, travel, publicUrl, trouble }, (get) =>
    openDb(opened.urls, clock, constraintReasons, get),
  )
  try {
    await loadDemonstration({ world, moveTo: clock.moveTo, now: clock.now(), random: chanceFrom(seed).random }, say)
  } finally {
    await Promise.all([world.db.close(), opened.world.db.close()])
  }
}

/** Whose telephone is whose, for the handsets of the exchange; and who is played by the crew. */
async function writePeople(config: Config, contractorId: ContractorId, files: { directory: string; crew: string }): Promise<void> {
  const { world } = openWorld(config)
  try {
    const people = [...(await residents(world, contractorId)), ...staff(world.keys)]
    writeFileSync(files.directory, JSON.stringify(people, null, 1), { mode: 0o600 })
    writeFileSync(files.crew, JSON.stringify(await crewOf(world, contractorId), null, 1), { mode: 0o600 })
  } finally {
    await world.db.close()
  }
}

const residents = (world: World, contractorId: ContractorId) =>
  world.db.as(engineOf(contractorId), ({ q }) =>
    q
      .selectFrom('people')
      .innerJoin('contactCards', 'contactCards.householdId', 'people.householdId')
      .where('people.isTenant', '=', true)
      .where('contactCards.telephone', 'is not', null)
      .select(['contactCards.telephone as number', 'people.name', 'contactCards.language'])
      .execute()
      .then((rows) => rows.map((row) => ({ ...row, role: 'resident' }))),
  )

const staff = (keys: Keys) => {
  const secrets = demonstrationSecrets(keys)
  const crew = operatives.map(({ name }, n) => ({
    number: operativeTelephone(n),
    name,
    role: 'operative',
    hint: `PIN ${secrets.pinOf(n)}`,
  }))
  const desk = desks.flatMap(({ name, telephone }) => (telephone ? [{ number: telephone, name, role: 'controller' }] : []))
  return [...crew, ...desk]
}

/** Where a person looks first, as lines to print. */
export function whereToLook(keys: Keys, address: string, exchange: string | null): string[] {
  const { password, pinOf } = demonstrationSecrets(keys)
  const desk = (role: string) => desks.find((one) => one.role === role)!.email
  return [
    '',
    'This is a demonstration: everybody in it is invented, and nobody real is ever rung. Where to look first:',
    `  control room   ${address}/sign-in   ${desk('controller')}   password ${password}`,
    `  operative      ${address}/phone/    ${operativeTelephone(0)} (${operatives[0]!.name})   PIN ${pinOf(0)}`,
    `  landlord       ${address}/sign-in   ${desk('landlord_officer')}   the same password`,
    ...(exchange ? [`  telephones     ${exchange}/`] : []),
    '',
  ]
}
