import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { keysFromSeed, openKeys, rotateKeys } from './keys.ts'

const folder = mkdtempSync(join(tmpdir(), 'doorstep-keys-'))
afterAll(() => rmSync(folder, { recursive: true }))
let made = 0
const newFile = () => join(folder, String((made += 1)), 'keys.json')

test('the first start makes a key file that only its owner reads; the next start reads the same keys', () => {
  const file = newFile()
  const first = openKeys(file, true)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(openKeys(file, false).current('record')).toEqual(first.current('record'))
})

test('lost keys are not quietly replaced', () => {
  expect(() => openKeys(newFile(), false)).toThrow(/is missing, and this database was sealed with it/)
})

test('a key file that others can read is refused, with the command that closes it', () => {
  const file = newFile()
  openKeys(file, true)
  chmodSync(file, 0o640)
  expect(() => openKeys(file, false)).toThrow(`can be read by others (mode 640). Close it: chmod 600 ${file}`)
})

test('a key file that is not one is refused', () => {
  const file = newFile()
  openKeys(file, true)
  writeFileSync(file, '{"main": []}')
  expect(() => openKeys(file, true)).toThrow('cannot be understood')
})

test('every purpose has its own key', () => {
  const keys = keysFromSeed('a')
  const all = (['record', 'photos', 'database-roles', 'safeguarding'] as const).map((purpose) =>
    keys.current(purpose).bytes.toString('hex'),
  )
  expect(new Set(all).size).toBe(4)
})

test('S4 safeguarding stands on a secret of its own: a new main ring leaves its key alone, and the other way round', () => {
  const file = newFile()
  const before = openKeys(file, true)
  rotateKeys(file, 'main')
  const after = openKeys(file, false)
  expect(after.current('safeguarding')).toEqual(before.current('safeguarding'))
  expect(after.current('record').version).toBe(2)
  expect(after.version('record', 1)).toEqual(before.current('record'))
  expect(() => after.version('safeguarding', 2)).toThrow(RangeError)
})
