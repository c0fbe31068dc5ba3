// Draws the links of PROMISES.md anew from what code, database and tests name: npm run promises
import { readFileSync, writeFileSync } from 'node:fs'
import { withLinks } from '../test/harness/promises.ts'

const page = new URL('../PROMISES.md', import.meta.url)
writeFileSync(page, withLinks(readFileSync(page, 'utf8')))
