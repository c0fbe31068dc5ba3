import { readFile } from 'node:fs/promises'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { alarmKinds, alarmStates, noteKinds, resolutions, ringChannels, rungGroups, wordsFrom } from '../care/alarms/rules.ts'
import { attemptStates, supplierNames, triedChannels } from '../care/messages/rules.ts'
import { bookingStates } from '../care/booking/rules/states.ts'
import { lessonKinds } from '../care/dispatch/learned/lessons.ts'
import { orderSources, orderStates } from '../care/repairs/rules.ts'
import { foundAround, howItWent, outcomes, photoShows, visitStates, wordWays } from '../care/visits/rules.ts'
import { employments, pronouns, sexes } from '../care/workforce/rules.ts'
import { needSources } from '../care/households/rules.ts'
import { dumpSchema } from '../platform/postgres/schema-dump.ts'
import { staffRoles } from '../platform/who.ts'
import { freshDatabase } from '../test/harness/database.ts'

const database = await freshDatabase()
const owner = new pg.Client({ connectionString: database.ownerUrl })
await owner.connect()
afterAll(() => owner.end())
const { rows } = await owner.query<{ major: number }>(`select current_setting('server_version_num')::int / 10000 as major`)

/** Other versions spell some definitions otherwise; the dump is made and compared on the embedded server's. */
test.runIf(rows[0]!.major === 18)('db/schema.sql is the shape of the migrated database (npm run dump-schema writes it)', async () => {
  expect(await dumpSchema(owner)).toBe(await readFile(new URL('./schema.sql', import.meta.url), 'utf8'))
})

const lists: [column: string, list: readonly string[]][] = [
  ['staff.role', staffRoles],
  ['bookings.state', bookingStates],
  ['learned_stretches.about', lessonKinds],
  ['alarms.state', alarmStates],
  ['alarms.kind', alarmKinds],
  ['alarm_acts.kind', alarmKinds],
  ['alarms.resolution', resolutions],
  ['alarms.word_from', wordsFrom],
  ['stand_downs.word_from', wordsFrom],
  ['alarm_notes.kind', noteKinds],
  ['alarm_rings.channel', ringChannels],
  ['drill_rings.channel', ringChannels],
  ['ladder_rungs.role_group', rungGroups],
  ['message_attempts.state', attemptStates],
  ['message_attempts.supplier', supplierNames],
  ['message_attempts.channel', triedChannels],
  ['orders.source', orderSources],
  ['orders.state', orderStates],
  ['visits.state', visitStates],
  ['visits.outcome', outcomes],
  ['visits.look_around', foundAround],
  ['photos.shows', photoShows],
  ['resident_words.how', howItWent],
  ['resident_words.via', wordWays],
  ['operatives.sex', sexes],
  ['operatives.pronoun', pronouns],
  ['operatives.employment', employments],
  ['needs.source', needSources],
]
for (const [column, list] of lists)
  test(`the closed list of ${column} is the same in the database and in the code`, async () => {
    const [table, name] = column.split('.')
    const { rows: found } = await owner.query<{ says: string }>(
      `select pg_get_constraintdef(c.oid) as says from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
        where c.contype = 'c' and cardinality(c.conkey) = 1 and c.conrelid = $1::regclass and a.attname = $2`,
      [table, name],
    )
    const inDatabase = found.flatMap(({ says }) => [...says.matchAll(/'([a-z_0-9]+)'::text/g)].map((match) => match[1]))
    expect(new Set(inDatabase)).toEqual(new Set(list))
  })
