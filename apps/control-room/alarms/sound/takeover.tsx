import '../desk/desk.css'
import { useEffect, useRef } from 'react'
import { Link } from 'react-router'
import type { Frame } from '../../frame.ts'
import { Band, Duress } from '../desk/band.tsx'
import { useDeskKeys, useServerClock } from '../desk/hooks.ts'
import { soundWords } from './words.ts'

/** The name of the tab says it too, for whoever looks at another. */
const useTitle = (words: string) => {
  useEffect(() => {
    const before = document.title
    document.title = words
    return () => void (document.title = before)
  }, [words])
}

/** A3 Over whatever was being done, and cannot be put away: answered here, or looked at first. What lies under it is kept. */
export const Takeover = ({ frame, silent, keys }: { frame: Frame; silent: boolean; keys: boolean }) => {
  const dialog = useRef<HTMLDialogElement>(null)
  const now = useServerClock(frame.now)
  const [first, ...others] = frame.ringing
  useDeskKeys(keys, { cameUp: true })
  useTitle(`${first?.what ?? 'Help asked for'}: ${first?.name ?? ''}`)
  useEffect(() => dialog.current?.showModal(), [])
  if (!first) return null
  return (
    <dialog ref={dialog} className="alarm-takeover" aria-label="Somebody asks for help" onCancel={(event) => event.preventDefault()}>
      <div role="alert" tabIndex={-1} autoFocus className="alarm-takeover-inside">
        <Band alarm={first} now={now} locked={false} />
        <Duress alarm={first} />
        {others.map((one) => (
          <Band key={one.key} alarm={one} now={now} locked={false} />
        ))}
        <p className="alarm-takeover-foot">
          {silent && <strong>{soundWords.asleep.title} </strong>}
          What you were doing is kept underneath. <Link to={`/alarms?alarm=${first.key}`}>Look at the alarm first</Link>
        </p>
      </div>
    </dialog>
  )
}
