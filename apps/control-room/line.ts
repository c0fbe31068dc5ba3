import { useEffect, useState } from 'react'
import { useRevalidator } from 'react-router'

export type Line = { up: boolean; asOf: string }

const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: 'numeric', minute: '2-digit', second: '2-digit' })
const said = (event: MessageEvent<string>) => clock.format(new Date(event.data))

/**
 * Hears `/live`: `changed` reloads the page's data, `still_here` says that all still stands, `not_live` that the server
 * itself has lost touch. Each carries its instant. The browser rings again by itself when the line drops.
 */
export const useLine = (url: string | null, asOf: string): Line => {
  const [line, setLine] = useState<Line>({ up: true, asOf })
  const { revalidate } = useRevalidator()
  useEffect(() => {
    if (!url) return
    const source = new EventSource(url)
    const drop = () => setLine((before) => ({ ...before, up: false }))
    source.addEventListener('still_here', (event: MessageEvent<string>) => setLine({ up: true, asOf: said(event) }))
    source.addEventListener('changed', (event: MessageEvent<string>) => {
      setLine({ up: true, asOf: said(event) })
      void revalidate()
    })
    source.addEventListener('open', () => void revalidate()) // what changed before we were listening, the first time and each time again
    source.addEventListener('not_live', drop)
    source.addEventListener('error', drop)
    return () => source.close()
  }, [url, revalidate])
  return url ? line : { up: true, asOf }
}
