/** Days against the umpire: Doorstep and its baselines on the same days. Prints what each kept, what it cost, and how long a decision took. */
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const root = join(import.meta.dirname, '..')

/** One day alone has no interval. */
type Interval = { readonly mean: number; readonly lo: number | null; readonly hi: number | null }
const inWords = ({ mean, lo, hi }: Interval): string =>
  lo === null || hi === null ? mean.toFixed(1) : `${mean.toFixed(1)} [${lo.toFixed(1)}, ${hi.toFixed(1)}]`
type Played = {
  readonly summary: Record<'keptPct' | 'cost' | 'costPerVisit', Interval>
  readonly latency: { readonly p50Ms: number; readonly p99Ms: number }
  readonly disqualifiedDays: number
}
type Days = { readonly preset: string; readonly seeds: string; readonly salt: string }

const dispatchers: Record<string, readonly string[]> = {
  greedy: [join(root, 'test/umpire/baselines/greedy.mjs')],
  assignment: [join(root, 'test/umpire/baselines/assignment.mjs')],
  doorstep: [join(root, 'apps/cli.ts'), 'dispatch', '--stdio'],
}

const play = async ({ preset, seeds, salt }: Days, name: string, folder: string): Promise<Played> => {
  const out = join(folder, `${name}.json`)
  const umpire = join(root, 'test/umpire/run.mjs')
  const asked = ['--preset', preset, '--seeds', seeds, '--salt', salt, '--name', name, '--out', out]
  await run(process.execPath, [umpire, ...asked, '--', process.execPath, ...dispatchers[name]!]).catch(() => null) // 2: a day was disqualified; the table says so
  return JSON.parse(readFileSync(out, 'utf8')) as Played
}

/** One line for each dispatcher. `ratio`: cost against the first of them, on the same days. */
export const umpireTable = async (days: Days): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'umpire-'))
  console.log(`\n${days.preset}, days ${days.seeds}${days.salt ? `, salt ${days.salt}` : ''}`)
  console.log('  dispatcher    kept %                cost a visit   ratio   decision p50 / p99 ms   breaches')
  try {
    let first: number | null = null
    for (const name of Object.keys(dispatchers)) {
      const { summary, latency, disqualifiedDays } = await play(days, name, folder)
      first ??= summary.cost.mean
      console.log(
        `  ${name.padEnd(12)}  ${inWords(summary.keptPct).padEnd(20)}  ${summary.costPerVisit.mean.toFixed(1).padStart(10)}   ${(summary.cost.mean / first).toFixed(3)}   ${`${latency.p50Ms.toFixed(1)} / ${latency.p99Ms.toFixed(1)}`.padStart(21)}   ${disqualifiedDays === 0 ? 'none' : `on ${disqualifiedDays} days`}`,
      )
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
