/** A thread for what is seldom thought through: started at the first question, ended when nobody has asked for a while. */
import { startThinking } from './thinking.ts'
import type { Thinking, ThinkingSettings } from './thinking.ts'

const keptFor = 120_000

export const thinkingWhenAsked = (settings: ThinkingSettings, idle = keptFor): Thinking => {
  let thinking: Thinking | null = null
  let asleep: NodeJS.Timeout | undefined
  let asking = 0
  const rest = (): void => {
    asleep = setTimeout(() => {
      void thinking?.close()
      thinking = null
    }, idle)
    asleep.unref()
  }
  return {
    ask: async (question) => {
      clearTimeout(asleep)
      asking += 1
      thinking ??= startThinking(settings)
      const answer = await thinking.ask(question)
      if ((asking -= 1) === 0) rest()
      return answer
    },
    close: async () => {
      clearTimeout(asleep)
      await thinking?.close()
    },
  }
}
