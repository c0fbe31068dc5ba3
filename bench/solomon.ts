/**
 * The search underneath, on published instances with known times: `npm run bench:solomon -- FOLDER`, and `--seconds 30`,
 * `--first distance`, `--seed 1`. FOLDER holds files in Solomon's layout and a README.md with a table of the best known.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { check } from './solomon/check.ts'
import { readInstance } from './solomon/instance.ts'
import { solve } from './solomon/solve.ts'
import type { First } from './solomon/solve.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: '30' },
    first: { type: 'string', default: 'vehicles' },
    seed: { type: 'string', default: '1955' },
  },
})
const [folder] = positionals
if (folder === undefined || !existsSync(folder)) throw new Error('say which folder holds the instances: npm run bench:solomon -- FOLDER')
const first: First = values.first === 'distance' ? 'distance' : 'vehicles'

/** `| name | vehicles / distance | vehicles / distance |`: fewest vehicles first, then shortest distance. */
const readme = join(folder, 'README.md')
const known = new Map(
  (existsSync(readme) ? readFileSync(readme, 'utf8') : '').split('\n').flatMap((line) => {
    const found = /^\|\s*(\w+)\s*\|\s*(\d+) \/ ([\d.]+)\s*\|\s*(\d+) \/ ([\d.]+)\s*\|/.exec(line)
    if (!found) return []
    const [name, ...numbers] = found.slice(1)
    const [vehicles, far] = numbers.map(Number).slice(first === 'vehicles' ? 0 : 2)
    return [[name!, { vehicles: vehicles!, far: far! }] as const]
  }),
)

/** Seconds of one core, so that who else is at work on the machine takes nothing away. */
const underWay = () => {
  const began = process.cpuUsage()
  return () => {
    const { user, system } = process.cpuUsage(began)
    return (user + system) / 1e6 / Number(values.seconds)
  }
}

console.log(`${values.seconds} s of one core each, ${first} first`)
console.log('instance   vehicles   distance   best known        gap   rounds')
for (const file of readdirSync(folder).filter((name) => name.endsWith('.txt'))) {
  const instance = readInstance(readFileSync(join(folder, file), 'utf8'))
  const used = underWay()
  let rounds = 0
  const routes = solve(
    instance,
    first,
    (done) => {
      rounds = done
      return used()
    },
    Number(values.seed),
  )
  const { vehicles, far, wrong } = check(routes, instance)
  const best = known.get(instance.name)
  const gap = best ? `${(Math.round((far / best.far - 1) * 1e4) / 100 || 0).toFixed(2)}%` : ''
  const target = best ? `${best.vehicles} / ${best.far.toFixed(2)}` : 'not told'
  console.log(
    `${instance.name.padEnd(8)}   ${String(vehicles).padStart(8)}   ${far.toFixed(2).padStart(8)}   ${target.padStart(12)}   ${gap.padStart(7)}   ${rounds}`,
  )
  for (const one of wrong) console.log(`  refused: ${one}`)
}
