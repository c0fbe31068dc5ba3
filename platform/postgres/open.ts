import { join } from 'node:path'
import type { Config } from '../config.ts'
import { restAfter } from '../supervise.ts'
import { inWords } from '../trouble.ts'
import { startEmbedded } from './embedded.ts'
import type { Embedded } from './embedded.ts'
import { reach } from './reach.ts'

/** The database in use, somebody's or our own. `url` is its owner's; `isOurs` says that it has been migrated before. */
export type OpenDatabase = { readonly url: string; readonly isOurs: boolean; stop(): Promise<void> }

const folderIn = (dataDir: string): string => join(dataDir, 'postgres')

/** For the program that keeps the database: starts our own when DATABASE_URL is not set, and again if it ever ends. */
export async function keepDatabase({ databaseUrl, dataDir }: Config, say: (sentence: string) => void): Promise<OpenDatabase> {
  const own = databaseUrl === null ? await keepEmbedded(folderIn(dataDir), say) : null
  return looked(own?.url ?? databaseUrl!, own?.stop ?? (async () => {}))
}

async function looked(url: string, stop: () => Promise<void>): Promise<OpenDatabase> {
  try {
    return { url, stop, ...(await reach(url)) }
  } catch (error) {
    await stop()
    throw error
  }
}

async function keepEmbedded(dataDir: string, say: (sentence: string) => void): Promise<{ url: string; stop(): Promise<void> }> {
  let running: Embedded = await startEmbedded({ dataDir })
  let stopping = false
  let restarting: NodeJS.Timeout | undefined
  const { url } = running
  const port = Number(new URL(url).port)
  const crashes: number[] = []

  const again = async (): Promise<void> => {
    try {
      running = await startEmbedded({ dataDir, port })
      if (stopping) await running.stop()
      else watch()
    } catch (error) {
      say(inWords(error))
      restarting = setTimeout(again, restAfter(crashes, performance.now()))
    }
  }
  const watch = (): void => {
    void running.ended.then(() => {
      if (stopping) return
      say('The database ended unexpectedly; it is started again.')
      restarting = setTimeout(again, restAfter(crashes, performance.now()))
    })
  }
  watch()
  const stop = async (): Promise<void> => {
    stopping = true
    clearTimeout(restarting)
    await running.stop()
  }
  return { url, stop }
}
