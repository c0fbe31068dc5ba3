import { randomInt } from 'node:crypto'

/** A seed that has once failed is added here and stays for ever. */
const kept = Array.from({ length: 20 }, (_, n) => n + 1)
/** What `npm run drill` adds: seeds that nobody has tried, each in the name of its test, so that one that fails can be kept. */
const fresh = (): number[] => Array.from({ length: 480 }, () => randomInt(1_000, 2 ** 31))

/** The seeds that a law is tried with. */
export const seeds: readonly number[] = process.env['DOORSTEP_DRILL'] === '1' ? [...kept, ...fresh()] : kept
