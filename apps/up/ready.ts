import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'

const report = z.object({ ready: z.boolean(), troubles: z.array(z.string()) })
const often = 100
/** Nobody is told about what is still starting; about what does not come right, they are. Both in milliseconds. */
const patience = 15_000

/** Resolves when `/health/ready` says yes. While it says no for long, `say` hears why, and again whenever the reasons change. */
export async function untilReady(address: string, say: (sentence: string) => void): Promise<void> {
  const began = performance.now()
  let told = ''
  for (;;) {
    const troubles = await look(address)
    if (troubles.length === 0) return
    const words = troubles.join(' ')
    if (performance.now() - began > patience && words !== told) {
      say(`Doorstep is not ready yet: ${words}`)
      told = words
    }
    await pause(often)
  }
}

async function look(address: string): Promise<string[]> {
  try {
    const answer = report.parse(await (await fetch(`${address}/health/ready`)).json())
    return answer.ready ? [] : answer.troubles
  } catch {
    return ['The server does not answer.']
  }
}
