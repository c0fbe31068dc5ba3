import { afterEach, describe, expect, test } from 'vitest'
import { startThinking } from './thinking.ts'
import type { Thinking } from './thinking.ts'

const program = new URL('../../test/harness/thinking-example.ts', import.meta.url)
const troubles: unknown[] = []
let thinking: Thinking | null = null
const start = (patience?: number): Thinking =>
  (thinking = startThinking({ program, trouble: (error) => troubles.push(error), ...(patience && { patience }) }))
afterEach(async () => {
  await thinking?.close()
  troubles.length = 0
})

describe('a thread that thinks', () => {
  test('answers what it is asked, each question its own', async () => {
    const { ask } = start()
    expect(await Promise.all([ask({ double: 1 }), ask({ double: 21 })])).toEqual([2, 42])
  })

  test('what it cannot think through is answered by nothing, and it goes on', async () => {
    const { ask } = start()
    expect(await ask({ fail: true })).toBeNull()
    expect(String(troubles[0])).toContain('cannot think')
    expect(await ask({ double: 2 })).toBe(4)
  })

  test('when it dies, whoever waits is answered by nothing, and it is started again', async () => {
    const { ask } = start()
    expect(await ask({ die: true })).toBeNull()
    await expect.poll(() => ask({ double: 3 })).toBe(6)
  })

  test('one that hangs is answered for in time, and started again', async () => {
    const { ask } = start(50)
    await expect.poll(() => ask({ double: 1 })).toBe(2)
    const answers = await Promise.all([ask({ hang: true }), ...Array.from({ length: 4 }, () => ask({ double: 1 }))])
    expect(answers).toEqual([null, null, null, null, null])
    await expect.poll(() => ask({ double: 4 })).toBe(8)
  })
})
