import pg from 'pg'

export type Hearing = { stop(): Promise<void> }

/** Listens to a NOTIFY channel for as long as the process lives, joining again when the line drops. `heard` gets ids only. */
export const hear = (url: string, channel: string, heard: (payload: string) => void, joined: (isLive: boolean) => void): Hearing => {
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
    mine.on('notification', ({ payload }) => heard(payload ?? ''))
    try {
      await mine.connect()
      await mine.query(`listen ${pg.escapeIdentifier(channel)}`)
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
