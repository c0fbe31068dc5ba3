import { cookieNames } from '../../platform/http/cookies.ts'
import { openSession } from '../../platform/sign-in/sessions.ts'
import type { Office } from './office.ts'
import { contractorId, workersIn } from './town.ts'

/** A controller who watches the alarm desk: hears of changes by server-sent events and asks for the page's data anew, as the page does. */
export const openDesk = async (
  { world, address }: Office,
  seen: (worker: number, at: number) => void,
): Promise<{ close(): void; reads(): number }> => {
  const token = await world.db.door((tx) => openSession(tx, { contractorId, staffId: 'st_c0' }, 'desk'))
  const headers = { cookie: `${cookieNames.desk}=${token}` }
  const stop = new AbortController()
  const stream = await fetch(`${address}/live`, { headers, signal: stop.signal })
  if (!stream.ok || !stream.body) throw new Error(`The desk is not live: ${stream.status}`)
  const known = new Set<number>()
  let reads = 0
  let isReading = false
  let again = false
  const read = async (): Promise<void> => {
    if (isReading) return void (again = true)
    isReading = true
    const page = await (await fetch(`${address}/alarms.data`, { headers, signal: stop.signal })).text()
    const at = performance.now()
    reads += 1
    for (const worker of workersIn(page)) {
      if (!known.has(worker)) seen(worker, at)
      known.add(worker)
    }
    isReading = false
    if (again) {
      again = false
      await read()
    }
  }
  const listen = async (): Promise<void> => {
    for await (const chunk of stream.body!.pipeThrough(new TextDecoderStream()))
      if (chunk.includes('event: changed')) void read().catch(() => undefined)
  }
  listen().catch(() => undefined)
  return { close: () => stop.abort(), reads: () => reads }
}
