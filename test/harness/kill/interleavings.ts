import { appendFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../source.ts'

const file = join(root, 'build/drill/interleavings.jsonl')

/** `npm run drill` writes down what was killed where and what came of it, one line a kill, in `build/drill/interleavings.jsonl`. */
export const keepInterleaving = (what: Readonly<Record<string, unknown>>): void => {
  if (process.env['DOORSTEP_DRILL'] !== '1') return
  mkdirSync(join(file, '..'), { recursive: true })
  appendFileSync(file, `${JSON.stringify(what)}\n`)
}
