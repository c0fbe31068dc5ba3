import { expect, test } from 'vitest'
import { keysFromSeed } from './keys.ts'
import { seal, unseal } from './seal.ts'

const key = keysFromSeed('seal').current('safeguarding')
const words = Buffer.from('She would not look at me.')

test('S4 what is sealed opens with its key, for what it belongs to', () => {
  const sealed = seal(key, words, 'cn_1')
  expect(sealed.includes('look at me')).toBe(false)
  expect(unseal(key, sealed, 'cn_1').toString()).toBe('She would not look at me.')
})

test.each([
  ['another key', keysFromSeed('other').current('safeguarding'), (s: Buffer) => s, 'cn_1'],
  ['another row', key, (s: Buffer) => s, 'cn_2'],
  ['a changed byte', key, (s: Buffer) => Buffer.from(s.map((byte, at) => (at === s.length - 1 ? byte ^ 1 : byte))), 'cn_1'],
])('S4 it does not open with %s', (_, otherKey, change, about) => {
  const sealed = seal(key, words, 'cn_1')
  expect(() => unseal(otherKey, change(sealed), about)).toThrow()
})
