import { expect, test } from 'vitest'
import { askedTogether } from './newest.ts'

/** Something that thinks until it is told to say it. */
const thinker = () => {
  const asked: string[] = []
  const say: (() => void)[] = []
  const ask = (question: string): Promise<string> => {
    asked.push(question)
    return new Promise((answered) => say.push(() => answered(`of ${question}`)))
  }
  return { asked, say, ask: askedTogether(ask, { isSame: (one, other) => one === other, isNewer: (one, other) => one > other }) }
}

test('B6 of many who ask at once two are thought through: the first, and the newest for all the others', async () => {
  const { asked, say, ask } = thinker()
  const answers = ['9:00', '9:01', '9:03', '9:02'].map((question) => ask('Larkfield', question))
  expect(asked).toEqual(['9:00'])
  say[0]!()
  expect(await answers[0]).toBe('of 9:00')
  await Promise.resolve()
  expect(asked).toEqual(['9:00', '9:03'])
  say[1]!()
  expect(await Promise.all(answers.slice(1))).toEqual(['of 9:03', 'of 9:03', 'of 9:03'])
})

test('who asks the very same waits for the answer under way, and when it was said it is thought through anew', async () => {
  const { asked, say, ask } = thinker()
  const answers = [ask('Larkfield', 'a'), ask('Larkfield', 'a')]
  say[0]!()
  expect(await Promise.all(answers)).toEqual(['of a', 'of a'])
  void ask('Larkfield', 'a')
  expect(asked).toEqual(['a', 'a'])
})

test('what others ask about is theirs', async () => {
  const { asked, say, ask } = thinker()
  const answers = [ask('Larkfield', 'a'), ask('Northgate', 'a')]
  expect(asked).toEqual(['a', 'a'])
  say[1]!()
  expect(await answers[1]).toBe('of a')
})

test('while the newest is thought through, whoever comes waits for the turn after it', async () => {
  const { asked, say, ask } = thinker()
  const answers = [ask('Larkfield', 'a'), ask('Larkfield', 'b')]
  say[0]!()
  await answers[0]
  await Promise.resolve()
  answers.push(ask('Larkfield', 'c'))
  expect(asked).toEqual(['a', 'b'])
  say[1]!()
  expect(await answers[1]).toBe('of b')
  await Promise.resolve()
  say[2]!()
  expect(await answers[2]).toBe('of c')
})
