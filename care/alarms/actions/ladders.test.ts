import { describe, expect, test } from 'vitest'
import { alarmBench } from '../../../test/harness/alarm-bench.ts'
import { people } from '../../../test/harness/one-visit.ts'
import type { StaffId } from '../../../lib/ids.ts'
import { orThrow } from '../../../lib/refusal.ts'
import { after, hours, seconds } from '../../../lib/time.ts'
import { addBranch, alarmOf, branchesOf, endLadder, ladderPreview, laddersOf, nextRings, saveLadder } from '../actions.ts'
import type { Ladder, Rung } from '../rules.ts'

const { world, as, waits, help, owner, day } = await alarmBench()
const { isla, ewan, amina } = people
const person = (id: string): Rung => ({ staffId: id as StaffId, group: null, channels: ['text', 'call'] })
const draft: Ladder = {
  id: null,
  branchId: null,
  name: 'Days',
  fromTime: '07:00',
  toTime: '18:00',
  days: [1, 2, 3, 4, 5, 6, 7],
  steps: [
    { waitSeconds: 5, rungs: [person('st_morag')] },
    { waitSeconds: 20, rungs: [{ staffId: null, group: 'controllers', channels: ['screen', 'push', 'call'] }] },
  ],
}
const save = (ladder: Ladder, who = ewan) => world.db.act(who, (tx) => saveLadder(tx, ladder))
const peopleRung = async (id: string): Promise<string[]> =>
  (
    await owner.query<{ staff_id: string }>(
      `select staff_id from alarm_rings where alarm_id = $1 and channel = 'call' order by rung_at, id`,
      [id],
    )
  ).rows.map((row) => row.staff_id)

describe('A3 the ladder as data', () => {
  test('kept by a director or an administrator; kept again it is the same one, changed', async () => {
    expect(await save(draft, isla)).toMatchObject({ reasons: [{ code: 'A3_NOT_YOURS_TO_SET' }] })
    const { ladderId } = orThrow(await save(draft))
    expect(await as(isla, laddersOf)).toMatchObject({ ladders: [{ ...draft, id: ladderId }], otherwise: { id: null } })
    orThrow(await save({ ...draft, id: ladderId, name: ' Weekdays ', steps: [draft.steps[0]!] }))
    expect((await as(isla, laddersOf)).ladders).toMatchObject([{ id: ladderId, name: 'Weekdays', steps: [draft.steps[0]] }])
    orThrow(await world.db.act(ewan, (tx) => endLadder(tx, ladderId)))
    expect((await as(isla, laddersOf)).ladders).toEqual([])
  })
  test('its faults are told all at once, and nothing is kept; the database says no by itself', async () => {
    const wrong = await save({ ...draft, name: '', steps: [{ waitSeconds: 4, rungs: [person('st_nobody')] }] })
    expect(wrong).toMatchObject({ kind: 'invalid', faults: [{ field: 'name' }, { field: 'step 1' }, { field: 'step 1' }] })
    expect((await as(isla, laddersOf)).ladders).toEqual([])
    const past = as(ewan, async (tx) => {
      await tx.q
        .insertInto('ladders')
        .values({ contractorId: tx.who.contractorId, id: 'ldr_x', name: 'x', fromTime: '00:00', toTime: '00:00', changedAt: tx.now })
        .execute()
      await tx.q
        .insertInto('ladderSteps')
        .values({ contractorId: tx.who.contractorId, ladderId: 'ldr_x', step: 1, waitSeconds: 4 })
        .execute()
    })
    await expect(past).rejects.toThrow('ladder_step_waits_five_seconds_to_five_minutes')
  })
  test('an alarm climbs it: its own people, its own waits, then the broadcast, which nobody can set', async () => {
    const { ladderId } = orThrow(await save(draft))
    const id = await help()
    expect(await peopleRung(id)).toEqual(['st_morag'])
    await waits(seconds(5))
    expect(await peopleRung(id)).toEqual(['st_morag', 'st_isla'])
    expect(await as(isla, (tx) => alarmOf(tx, id))).toMatchObject({ ladderId, step: 2, nextRingAt: after(day(), seconds(25)) })
    await waits(seconds(20))
    expect((await peopleRung(id)).slice(2).toSorted()).toEqual(['st_ewan', 'st_isla'])
    expect(await as(isla, (tx) => alarmOf(tx, id))).toMatchObject({ broadcasting: true, nextRingAt: after(day(), seconds(65)) })
    orThrow(await world.db.act(ewan, (tx) => endLadder(tx, ladderId)))
    await waits(seconds(40))
    expect(await peopleRung(id)).toHaveLength(6)
  })
  test('a ladder that is changed while an alarm climbs it: it goes on with the next step as it is now', async () => {
    const { ladderId } = orThrow(await save(draft))
    const id = await help()
    orThrow(await save({ ...draft, id: ladderId, steps: [draft.steps[0]!, { waitSeconds: 30, rungs: [person('st_ewan')] }] }))
    await waits(seconds(5))
    expect(await peopleRung(id)).toEqual(['st_morag', 'st_ewan'])
    orThrow(await world.db.act(ewan, (tx) => endLadder(tx, ladderId)))
  })
  test('A2 it never rings the phone of whoever asks, though a controller and in a step by name', async () => {
    const telephoneOf = (telephone: string) => owner.query(`update staff set telephone = $1 where id = 'st_isla'`, [telephone])
    await telephoneOf('+447700900104') // Amina sits at the desk as well, on her own telephone
    const { ladderId } = orThrow(await save({ ...draft, steps: [{ waitSeconds: 5, rungs: [person('st_isla')] }] }))
    const id = await help()
    await waits(seconds(90))
    expect(new Set(await peopleRung(id))).toEqual(new Set(['st_ewan']))
    await telephoneOf('+447700900101')
    orThrow(await world.db.act(ewan, (tx) => endLadder(tx, ladderId)))
  })
  test('the preview says what the coming ten minutes bring, also of a draft; the desk sees who is next, and when', async () => {
    const at = day()
    const preview = (draftLadder?: Ladder, when = at) =>
      as(isla, (tx) => ladderPreview(tx, draftLadder ? { at: when, draft: draftLadder } : { at: when }))
    expect((await preview()).ladder.id).toBeNull()
    const { rings } = await preview(draft)
    expect(rings.slice(0, 3).map((ring) => [ring.afterSeconds, ring.people.map((one) => one.name)])).toEqual([
      [0, ['Morag Reid']],
      [5, ['Isla Fraser']],
      [25, ['Ewan Scott', 'Isla Fraser']],
    ])
    expect(rings.at(-1)!.afterSeconds).toBeGreaterThan(550)
    orThrow(await save(draft))
    expect((await preview(undefined, after(at, hours(12)))).ladder.id, 'in the night another holds').toBeNull()
    const id = await help()
    await waits(seconds(2))
    const next = await as(isla, (tx) => nextRings(tx, id))
    expect(next.slice(0, 2).map((ring) => [ring.afterSeconds, ring.broadcast])).toEqual([
      [3, false],
      [23, true],
    ])
  })
  test('branches have names, and no worker sees a ladder', async () => {
    expect(await world.db.act(ewan, (tx) => addBranch(tx, ' '))).toMatchObject({ kind: 'invalid' })
    orThrow(await world.db.act(ewan, (tx) => addBranch(tx, 'Leith')))
    expect(await as(isla, branchesOf)).toMatchObject([{ name: 'Leith' }])
    expect((await as(amina, laddersOf)).ladders).toEqual([])
  })
})
