import { useEffect, useRef, useState, type FormEvent } from 'react'
import { useFetcher } from 'react-router'
import { IconWrite } from '../../../design/icons.ts'
import { Button, Card, Kbd, type NotDone } from '../../../design/parts.ts'
import type { AlarmOnDesk } from './shown/alarm.ts'

type Waiting = { readonly id: number; readonly text: string; /** Why it was not saved. */ readonly trouble?: string }

const troubleOf = (answer: NotDone): string | undefined =>
  answer?.kind === 'refused' ? answer.reasons[0]?.sentence : answer?.kind === 'invalid' ? answer.faults[0]?.sentence : undefined

/** Lines are sent one after the other, in the order they were written: a fast hand on a slow line loses none. */
const useLines = () => {
  const [waiting, setWaiting] = useState<readonly Waiting[]>([])
  const next = useRef(0)
  const write = (text: string) => setWaiting((all) => [...all, { id: next.current++, text }])
  const change = (id: number, trouble?: string) =>
    setWaiting((all) => all.map((one) => (one.id === id ? { id, text: one.text, ...(trouble && { trouble }) } : one)))
  const saved = (id: number) => setWaiting((all) => all.filter((one) => one.id !== id))
  return { waiting, turn: waiting.find((one) => !one.trouble)?.id, write, change, saved }
}

type OnItsWay = { alarmId: string; line: Waiting; itsTurn: boolean; saved: () => void; change: (trouble?: string) => void }

/** A line with a sending of its own: “saving” until the server has it, or why it has not, and saved again by whoever wrote it. */
const LineOnItsWay = ({ alarmId, line, itsTurn, saved, change }: OnItsWay) => {
  const fetcher = useFetcher<NotDone | { kind: 'said' }>()
  const answered = useRef<unknown>(undefined)
  const asked = useRef(false)
  useEffect(() => {
    if (fetcher.state === 'idle' && fetcher.data && fetcher.data !== answered.current) {
      answered.current = fetcher.data
      asked.current = false
      return fetcher.data.kind === 'said' ? saved() : change(troubleOf(fetcher.data))
    }
    if (!itsTurn || asked.current) return
    asked.current = true
    void fetcher.submit({ do: 'say', alarmId, text: line.text }, { method: 'post', action: '/alarms', preventScrollReset: true })
  }, [fetcher, itsTurn, alarmId, line.text, saved, change])
  const { text, trouble } = line
  return (
    <li>
      <span className="second">{trouble ? 'not saved' : 'saving'}</span>
      <p role={trouble ? 'alert' : undefined}>
        “{text}” {trouble && <strong>{trouble}</strong>}{' '}
        {trouble && (
          <Button kind="quiet" size="small" type="button" onClick={() => change()}>
            Save it again
          </Button>
        )}
      </p>
    </li>
  )
}

/** Write what you hear; each line is saved with its time, and keeps the alarm yours. */
export const WriteLine = ({ alarm }: { alarm: AlarmOnDesk }) => {
  const { waiting, turn, write, change, saved } = useLines()
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
          <ol className="alarm-lines alarm-desk-lines" aria-label="What was done and heard, newest first" tabIndex={0}>
            {waiting.toReversed().map((line) => (
              <LineOnItsWay
                key={line.id}
                alarmId={alarm.key}
                line={line}
                itsTurn={line.id === turn}
                saved={() => saved(line.id)}
                change={(trouble) => change(line.id, trouble)}
              />
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
