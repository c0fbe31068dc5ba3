import pg from 'pg'

export type Hearing = { stop(): Promise<void> }

/** What to do with what each NOTIFY channel says: ids only. */
type Channels = Readonly<Record<string, (payload: string) => void>>

/** Listens to NOTIFY channels for as long as the process lives, joining again when the line drops. */
export const hear = (url: string, channels: Channels, joined: (isLive: boolean) => void): Hearing => {
  let wanted = true
  let client: pg.Client | null = null
  const join = async (): Promise<void> => {
    const mine = new pg.Client({ connectionString: url, keepAlive: true })
    client = mine
    const lost = (): void => {
      if (client !== mine) return
      client = null
      joined(false)
      if (wanted) setTimeout(() => void join(), 300)
    }
    mine.on('error', lost)
    mine.on('end', lost)
    mine.on('notification', ({ channel, payload }) => channels[channel]?.(payload ?? ''))
    try {
      await mine.connect()
      for (const channel of Object.keys(channels)) await mine.query(`listen ${pg.escapeIdentifier(channel)}`)
      joined(true)
    } catch {
      lost()
    }
  }
  void join()
  return {
    stop: async () => {
      wanted = false
      const open = client
      client = null
      await open?.end().catch(() => undefined)
    },
  }
}
