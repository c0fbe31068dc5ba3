import { useEffect, useRef, type ReactNode } from 'react'
import { useFetcher } from 'react-router'
import { NotDoneBox, type NotDone } from '../../../design/parts.ts'

/** A form of the desk: sent without leaving the page, so that focus and a half-written line stay where they are. */
export const Act = ({
  act,
  alarmId,
  fields = {},
  className,
  clears,
  children,
}: {
  act: string
  alarmId: string
  fields?: Readonly<Record<string, string>>
  className?: string
  /** Empty again once it was done. */
  clears?: boolean
  children: ReactNode
}) => {
  const fetcher = useFetcher<NotDone>()
  const form = useRef<HTMLFormElement>(null)
  const refused = fetcher.data?.kind === 'refused' || fetcher.data?.kind === 'invalid'
  const sent = useRef(false)
  useEffect(() => {
    if (fetcher.state !== 'idle') sent.current = true
    else if (sent.current) {
      sent.current = false
      if (clears && !refused) form.current?.reset()
    }
  }, [fetcher.state, clears, refused])
  return (
    <fetcher.Form ref={form} method="post" action="/alarms" preventScrollReset className={className}>
      <input type="hidden" name="do" value={act} />
      <input type="hidden" name="alarmId" value={alarmId} />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      {refused && <NotDoneBox answer={fetcher.data} />}
    </fetcher.Form>
  )
}
