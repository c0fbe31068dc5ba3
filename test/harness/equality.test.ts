import { expect, test } from 'vitest'
import { instant } from '../../lib/time.ts'

const at = (time: string) => instant(`2026-11-24T${time}:00Z`)

test('two moments are the same only when they are', () => {
  expect({ at: at('10:46') }).toMatchObject({ at: at('10:46') })
  expect({ at: at('10:46') }).not.toMatchObject({ at: at('10:47') })
  expect({ at: null }).not.toMatchObject({ at: at('10:46') })
  expect({ deep: { at: null } }).not.toMatchObject({ deep: { at: at('10:46') } })
  expect([{ at: at('10:46') }]).not.toEqual([{ at: at('10:47') }])
  expect({ on: Temporal.PlainDate.from('2026-11-24') }).not.toMatchObject({ on: Temporal.PlainDate.from('2026-11-25') })
})
