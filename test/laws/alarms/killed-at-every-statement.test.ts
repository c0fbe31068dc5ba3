import { setTimeout as pause } from 'node:timers/promises'
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { copyTemplate, dropDatabase } from '../../../platform/postgres/cluster.ts'
import { asksUntilAnswered } from '../../harness/kill/asking.ts'
import { builtPrograms } from '../../harness/kill/build.ts'
import { keepInterleaving } from '../../harness/kill/interleavings.ts'
import type { Boundary } from '../../harness/kill/hook.ts'
import { load } from '../../harness/kill/loaded.ts'
import type { Loaded } from '../../harness/kill/loaded.ts'
import { openPlace } from '../../harness/kill/place.ts'
import type { Place } from '../../harness/kill/place.ts'
import { isNothing, until } from '../../harness/kill/until.ts'
import { answersWhateverCame, rungFor, startAfresh } from '../../harness/kill/what-holds.ts'

/**
 * A3, A5, M2 Each of the two programs between a call for help and the telephone that rings is killed after every single statement, and
 * before and after every request that leaves. Whoever takes over rings; a second copy is harmless, because it is known.
 */
const lanes = 4
const minute = 60_000
/** The drill dies at each passing of each statement; otherwise once at each: a text and a call of one ring pass by the same ones. */
const isDrill = process.env['DOORSTEP_DRILL'] === '1'
const amina = { name: 'Amina Yusuf', number: '+447700900104' }
const names = ['worker', 'web'] as const
type Name = (typeof names)[number]

const programs = await builtPrograms()

type Stage = { place: Place; loaded(name: Name): Promise<Loaded>; done(): Promise<void> }
const setStage = async (): Promise<Stage> => {
  const cluster = inject('cluster')
  const url = await copyTemplate(cluster)
  const place = await openPlace(url)
  return {
    place,
    loaded: (name) => load(programs[name], place.settings, join(place.folder, `${name}.log`)),
    done: async () => {
      await place.close()
      await dropDatabase(cluster, url)
    },
  }
}
const begun = async (loading: Promise<Loaded>): Promise<Loaded> => {
  const loaded = await loading
  await loaded.go()
  return loaded
}
const ends = async (...all: readonly Loaded[]): Promise<void> => {
  for (const one of all) one.kill()
  await Promise.all(all.map(({ gone }) => gone))
}

/** All boundaries of an alarm that nothing disturbs, of each program in its order. */
const undisturbed = async (): Promise<{ name: Name; boundary: Boundary }[]> => {
  const { place, loaded, done } = await setStage()
  const both = { worker: await begun(loaded('worker')), web: await begun(loaded('web')) }
  for (const name of names) both[name].diesAt(null)
  await asksUntilAnswered(place, amina.number)
  await until(() => rungFor(place, [amina]), isNothing)
  const passed = names.flatMap((name) => both[name].passed().map((boundary) => ({ name, boundary })))
  await ends(both.worker, both.web)
  await done()
  return passed
}

/** Whether it died where it was told to. Two hands of one program may pass in another order, and then a name comes by less often. */
const dies = async (place: Place, program: Loaded, asked: Promise<number>): Promise<boolean> => {
  const quiet = asked.then(() => until(() => rungFor(place, [amina]), isNothing)).then(() => pause(150, false))
  return Promise.race([program.gone.then(() => true), quiet])
}

const killedAt = async (name: Name, boundaries: readonly Boundary[]): Promise<Boundary[]> => {
  const { place, loaded, done } = await setStage()
  const missed: Boundary[] = []
  const other = await begun(loaded(name === 'worker' ? 'web' : 'worker'))
  let program = await begun(loaded(name))
  for (const boundary of boundaries) {
    const next = loaded(name)
    await startAfresh(place)
    const began = performance.now()
    program.diesAt(boundary)
    const asked = asksUntilAnswered(place, amina.number)
    const died = await dies(place, program, asked)
    if (!died) missed.push(boundary)
    await ends(program)
    program = await begun(next)
    const where = `${name} killed after ${boundary.nth}. “${boundary.name}”`
    await asked
    await until(() => rungFor(place, [amina]), isNothing, { where })
    const copies = await answersWhateverCame(place, where)
    keepInterleaving({ law: 'every statement', program: name, ...boundary, died, ...copies, ms: Math.round(performance.now() - began) })
  }
  await ends(program, other)
  await done()
  return missed
}

test(
  'A3, A5, M2 killed at every boundary of an alarm, it rings all the same, and copies are recognised',
  { timeout: (isDrill ? 60 : 10) * minute },
  async () => {
    const boundaries = await undisturbed()
    const of = (name: Name): Boundary[] =>
      boundaries.filter((one) => one.name === name && (isDrill || one.boundary.nth === 1)).map(({ boundary }) => boundary)
    for (const name of names) expect(of(name).length, name).toBeGreaterThan(15)
    const shares = names.flatMap((name) =>
      Array.from({ length: lanes / 2 }, (_, lane) => ({ name, share: of(name).filter((_boundary, n) => n % (lanes / 2) === lane) })),
    )
    const missed = await Promise.all(shares.map(async ({ name, share }) => ({ name, missed: await killedAt(name, share) })))
    const twice = await Promise.all(
      names.map((name) =>
        killedAt(
          name,
          missed.filter((one) => one.name === name).flatMap((one) => one.missed),
        ),
      ),
    )
    expect(twice.flat().length, `boundaries that did not come by, asked twice: ${JSON.stringify(twice)}`).toBeLessThan(8)
  },
)
