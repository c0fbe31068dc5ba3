import { useEffect, useRef, useState, type FormEvent } from 'react'
import { useFetcher } from 'react-router'
import { IconWrite } from '../../../design/icons.ts'
import { Button, Card, Kbd, type NotDone } from '../../../design/parts.ts'
import type { AlarmOnDesk } from './shown/alarm.ts'

type Waiting = { readonly id: number; readonly text: string; /** Why it was not saved. */ readonly trouble?: string }

const troubleOf = (answer: NotDone): string | undefined =>
  answer?.kind === 'refused' ? answer.reasons[0]?.sentence : answer?.kind === 'invalid' ? answer.faults[0]?.sentence : undefined

/**
 * Lines are sent one after the other: a fast hand loses none. Those on their way stand in the list with “saving”, those that
 * could not be saved with why.
 */
const useLines = (alarmId: string) => {
  const fetcher = useFetcher<NotDone>()
  const [waiting, setWaiting] = useState<readonly Waiting[]>([])
  const sent = useRef<number | null>(null)
  const next = useRef(0)
  useEffect(() => {
    if (fetcher.state !== 'idle') return
    if (sent.current !== null) {
      const [saved, trouble] = [sent.current, troubleOf(fetcher.data)]
      sent.current = null
      return setWaiting((all) =>
        trouble ? all.map((one) => (one.id === saved ? { ...one, trouble } : one)) : all.filter((one) => one.id !== saved),
      )
    }
    const first = waiting.find((one) => !one.trouble)
    if (!first) return
    sent.current = first.id
    void fetcher.submit({ do: 'say', alarmId, text: first.text }, { method: 'post', action: '/alarms', preventScrollReset: true })
  }, [waiting, fetcher, alarmId])
  const write = (text: string) => setWaiting((all) => [...all, { id: next.current++, text }])
  const again = (id: number) => setWaiting((all) => all.map((one) => (one.id === id ? { id, text: one.text } : one)))
  return { waiting, write, again }
}

/** Write what you hear; each line is saved with its time, and keeps the alarm yours. */
export const WriteLine = ({ alarm }: { alarm: AlarmOnDesk }) => {
  const { waiting, write, again } = useLines(alarm.key)
  const box = useRef<HTMLInputElement>(null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const text = box.current?.value.trim() ?? ''
    if (box.current) box.current.value = ''
    if (text !== '') write(text)
  }
  return (
    <>
      {alarm.mine && (
        <form method="post" className="alarm-write" onSubmit={submit}>
          <input type="hidden" name="do" value="say" />
          <input type="hidden" name="alarmId" value={alarm.key} />
          <IconWrite aria-hidden size={20} />
          <input
            ref={box}
            name="text"
            aria-label="Write what you hear. Each line is saved with its time."
            placeholder="Write what you hear. Each line is saved with its time."
            autoComplete="off"
            maxLength={500}
            data-key="w"
            aria-keyshortcuts="w"
          />
          <Kbd>W</Kbd>
          <span className="unseen">
            <Button kind="quiet">Save the line</Button>
          </span>
        </form>
      )}
      {(alarm.lines.length > 0 || waiting.length > 0) && (
        <Card title="What was done and heard" aside="Newest first">
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is reached by keyboard */}
          <ol className="alarm-lines" aria-label="What was done and heard, newest first" tabIndex={0}>
            {waiting.toReversed().map((one) => (
              <li key={one.id}>
                <span className="second">{one.trouble ? 'not saved' : 'saving'}</span>
                <p role={one.trouble ? 'alert' : undefined}>
                  “{one.text}” {one.trouble && <strong>{one.trouble}</strong>}{' '}
                  {one.trouble && (
                    <Button kind="quiet" size="small" type="button" onClick={() => again(one.id)}>
                      Save it again
                    </Button>
                  )}
                </p>
              </li>
            ))}
            {alarm.lines.map((line) => (
              <li key={line.key}>
                <time className="figures second">{line.at}</time>
                <p>
                  {line.said ? `“${line.words}”` : line.words} <span className="third">{line.by}</span>
                </p>
              </li>
            ))}
          </ol>
        </Card>
      )}
    </>
  )
}
