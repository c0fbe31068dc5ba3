import { expect, test } from 'vitest'
import { openLog } from './log.ts'

test('what the database says of a row that it refused is not in the log, and its sentence is', () => {
  const lines: string[] = []
  const log = openLog('work', { write: (line) => void lines.push(line) })
  const detail = 'Failing row contains (al_1, +447700900104, red file he has a knife).'
  log.error({
    err: Object.assign(new Error('violates check constraint "alarm_one"'), { code: '23514', detail, where: detail }),
    kind: 'alarm.ring',
  })
  expect(lines.join('')).not.toMatch(/7700900104|red file/)
  expect(JSON.parse(lines[0]!)).toMatchObject({
    name: 'work',
    kind: 'alarm.ring',
    err: { code: '23514', message: 'violates check constraint "alarm_one"' },
  })
})
