import { fromDate } from '../../lib/time.ts'
import { endWhenAsked } from '../../platform/supervise.ts'
import { Trouble } from '../../platform/trouble.ts'
import { readConfig } from './config.ts'
import type { Config } from './config.ts'
import { makeCrew } from './crew.ts'

/** The crew as a program of its own, in real time. It ends when asked and with the program that started it. */
const complain = (sentence: string): void => void process.stderr.write(`${sentence}\n`)
const settingsOrEnd = (): Config => {
  try {
    return readConfig(process.env)
  } catch (error) {
    complain(error instanceof Trouble ? `${error.sentence}\nWhat to do: ${error.next}` : String(error))
    process.exit(1)
  }
}
const crew = makeCrew(settingsOrEnd(), complain)
const shortestRest = 1_000

let timer: NodeJS.Timeout | undefined
let turning = Promise.resolve()
const turn = async (): Promise<void> => {
  const next = await crew.step(fromDate(new Date()))
  timer = setTimeout(again, Math.max(shortestRest, next.epochMilliseconds - Date.now()))
}
const again = (): void => void (turning = turn())
again()

endWhenAsked(async () => {
  await turning
  clearTimeout(timer)
})
