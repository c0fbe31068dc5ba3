import { afterEach, expect, test } from 'vitest'
import type { Thinking } from './thinking.ts'
import { thinkingWhenAsked } from './when-asked.ts'

const program = new URL('../../test/harness/thinking-example.ts', import.meta.url)
let thinking: Thinking | null = null
afterEach(() => thinking?.close())

test('it is started by the first question, and again by the first after it was ended for want of any', async () => {
  thinking = thinkingWhenAsked({ program, trouble: () => undefined }, 1)
  expect(await thinking.ask({ double: 2 })).toBe(4)
  await expect.poll(() => thinking!.ask({ double: 3 })).toBe(6)
})

test('while anybody waits it is not ended', async () => {
  thinking = thinkingWhenAsked({ program, trouble: () => undefined }, 1)
  expect(await Promise.all([1, 2, 3].map((double) => thinking!.ask({ double })))).toEqual([2, 4, 6])
})
