import { describe, expect, test } from 'vitest'
import { trades } from '../../../care/workforce/rules.ts'
import { Trouble } from '../../../platform/trouble.ts'
import { pictureFile } from './picture.ts'
import { untilStopped } from './until-stopped.ts'
import { whatIfsFrom } from './what-ifs.ts'

const knows = {
  trades,
  names: new Map([
    ['op_1', 'Amina Yusuf'],
    ['op_2', 'Grace Okafor'],
    ['op_3', 'Grace Smith'],
  ]),
}
const read = (values: Record<string, unknown>, ...loose: string[]) => whatIfsFrom(values, loose, knows)
const troubleOf = (work: () => unknown): Trouble => {
  try {
    work()
  } catch (error) {
    if (error instanceof Trouble) return error
    throw error
  }
  throw new Error('It was taken.')
}

describe('what-ifs on the command line', () => {
  test('each option is a row of its own; a loose word goes to whoever waits for it', () => {
    expect(read({ add: ['2'], 'off-at': '10:00', windows: ['2h'], policy: ['one-step'] }, 'gas_engineer', 'half')).toEqual([
      { policy: 'plan', add: [{ people: 2, trade: 'gas' }] },
      { policy: 'plan', off: { at: 600, share: 0.5 } },
      { policy: 'plan', windows: '2h' },
      { policy: 'one_step' },
    ])
  })

  test('together they are one row', () => {
    expect(read({ add: ['1 plumber', '1 Gas engineer'], windows: ['half-day'], policy: ['nearest'], together: true })).toEqual([
      {
        policy: 'nearest',
        windows: 'half-day',
        add: [
          { people: 1, trade: 'plumber' },
          { people: 1, trade: 'gas' },
        ],
      },
    ])
    expect(read({ together: true })).toEqual([{ policy: 'plan' }])
  })

  test('B8 those who are left out are left out together: nobody is set beside a colleague', () => {
    expect(read({ without: ['Amina', 'Grace Okafor'] })).toEqual([{ policy: 'plan', without: ['op_1', 'op_2'] }])
  })

  test.each<[name: string, values: Record<string, unknown>, loose: string[], what: RegExp, next: RegExp]>([
    ['an unknown trade', { add: ['2 wizard'] }, [], /Nobody has the trade “wizard”/, /gas_engineer/],
    ['no number', { add: ['gas'] }, [], /does not say how many/, /--add 2 gas_engineer/],
    ['no trade', { add: ['2'] }, [], /does not say how many/, /--add 2 gas_engineer/],
    ['too many', { fewer: ['99 plumber'] }, [], /does not say how many|how many of whom/, /up to 50/],
    ['no time', { 'off-at': 'ten half' }, [], /does not say when/, /--off-at 10:00 half/],
    ['no share', { 'off-at': '10:00' }, [], /does not say when, and how many/, /quarter/],
    ['more than everybody', { 'off-at': '10:00 200%' }, [], /does not say when/, /30%/],
    ['an unknown window', { windows: ['3h'] }, [], /“--windows 3h” is not known/, /2h, 4h, half-day/],
    ['an unknown policy', { policy: ['magic'] }, [], /“--policy magic” is not known/, /one_step/],
    ['the day as it was is not a policy to choose', { policy: ['as-it-was'] }, [], /not known/, /plan/],
    ['somebody who is not there', { without: ['Zoe'] }, [], /Nobody called “Zoe”/, /Amina Yusuf/],
    ['a name that two have', { without: ['Grace'] }, [], /Several people called “Grace”/, /whole name/],
    ['a loose word', {}, ['half'], /belongs to nothing/, /--add 2/],
    ['two lengths together', { windows: ['2h', '4h'], together: true }, [], /one length/, /--together/],
  ])('bad input says what, why and what to do: %s', (_, values, loose, what, next) => {
    const trouble = troubleOf(() => read(values, ...loose))
    expect(trouble.sentence).toMatch(what)
    expect(trouble.next).toMatch(next)
  })
})

describe('a picture', () => {
  test('a folder that is not there is told before anything is lived', async () => {
    await expect(pictureFile('/no/such/folder/a.svg')).rejects.toThrow(/cannot be written to/)
    expect(await pictureFile(undefined)).toBeNull()
  })
})

describe('until it is stopped', () => {
  test('Ctrl-C lets the step in hand end, and takes no other', async () => {
    const taken: number[] = []
    function* steps(): Generator<number> {
      for (let n = 1; n <= 5; n++) {
        taken.push(n)
        if (n === 3) process.emit('SIGINT')
        yield n
      }
    }
    expect(await untilStopped(steps(), (n) => `day ${n} of 5`)).toBe(false)
    expect(taken).toEqual([1, 2, 3])
    expect(process.listenerCount('SIGINT')).toBe(0)
  })

  test('what comes to its end says so', async () => expect(await untilStopped([1, 2], (n) => `day ${n} of 2`)).toBe(true))
})
