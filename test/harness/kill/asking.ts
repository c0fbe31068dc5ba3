import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { cookieNames } from '../../../platform/http/cookies.ts'
import { line } from './place.ts'
import type { Place } from './place.ts'

/** Asks for help by text until an answer comes, as people do; every copy is another text. Resolves to how many it took. */
export const asksUntilAnswered = async ({ exchange }: Place, number: string): Promise<number> => {
  const handset = exchange.handset(number)
  const before = handset.last()?.sid
  for (let asked = 1; ; asked += 1) {
    await handset.says('heron', line)
    if (handset.last()?.sid !== before) return asked
    if (asked > 200) throw new Error('Nobody ever answered.')
    await pause(50)
  }
}

/** Holds Help on a known phone: the same act is told until somebody took it, and then once more. Resolves to how often it was told. */
export const pressesUntilTaken = async ({ settings, device }: Place): Promise<number> => {
  const at = Temporal.Now.instant().toString()
  const told = { sentAt: at, acts: [{ id: `act_${randomUUID().replaceAll('-', '')}`, at, kind: 'help', silent: true }] }
  const tell = async (): Promise<boolean> => {
    const headers = { 'content-type': 'application/json', cookie: `${cookieNames.device}=${device}` }
    const asked = { method: 'POST', headers, body: JSON.stringify(told), signal: AbortSignal.timeout(5000) }
    const answer = await fetch(`${settings['DOORSTEP_PUBLIC_URL']}/api/phone/acts`, asked).catch(() => null)
    const said = (await answer?.json().catch(() => null)) as { answers?: { ok: boolean }[] } | null | undefined
    return said?.answers?.[0]?.ok === true
  }
  for (let times = 1; times < 200; times += 1) {
    if (await tell()) return times + Number(await tell())
    await pause(50)
  }
  throw new Error('Nobody ever took it.')
}
