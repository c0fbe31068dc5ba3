import { useEffect } from 'react'
import { Button } from '../../../design/forms/button.tsx'
import { IconClock } from '../../../design/icons.ts'
import { momentOf, saidSince } from '../../kept/check-in.ts'
import { now } from '../../kept/clock.ts'
import { useOver } from '../../parts/over.ts'
import { useSecond } from '../../parts/second.ts'
import { checkIn, usePhone } from '../../phone.ts'
import { checkIn as words, nudge } from './words.ts'

/** Whether the office is about to miss them, and what was said here since it last heard. */
const useDue = () => {
  useSecond()
  const { watch: standing, entries } = usePhone()
  const { watch } = standing
  const moment = watch ? momentOf(watch, now()) : 'later'
  if (!watch || (moment !== 'soon' && moment !== 'late')) return null
  return { by: watch.checkInBy, isLate: moment === 'late', said: saidSince(watch, entries) }
}

/** Two minutes before a check-in is due, by the office's clock and without asking anybody, this phone buzzes; once for each. */
export function BuzzBeforeCheckIn() {
  const due = useDue()
  const forWhich = due && !due.said ? due.by.toString() : null
  useEffect(() => {
    if (forWhich) navigator.vibrate?.([200, 150, 200])
  }, [forWhich])
  return null
}

/** The nudge on every screen of a visit that has no check-in of its own: one line with its button. */
export function Nudge() {
  const { hasLine } = usePhone()
  const { open } = useOver()
  const due = useDue()
  if (!due || (due.said && hasLine)) return null
  const { by, isLate, said } = due
  return (
    <section className="nudge" role="status">
      <h2 className="nudge-title">
        <IconClock aria-hidden size={24} strokeWidth={2.2} />
        {isLate ? nudge.late(by) : nudge.soon(by)}
      </h2>
      {said ? (
        <p>{nudge.kept(by)}</p>
      ) : (
        <>
          <p>{isLate ? nudge.lateHint : nudge.soonHint}</p>
          <Button type="button" kind="quiet" wide onClick={() => (isLate ? open({ pin: 'check_in' }) : void checkIn())}>
            {words.allIsWell}
          </Button>
        </>
      )}
    </section>
  )
}
