import { Button } from '../../../design/forms/button.tsx'
import { momentOf, pauseLeft, saidSince } from '../../kept/check-in.ts'
import type { Watch } from '../../kept/check-in.ts'
import { now } from '../../kept/clock.ts'
import { useOver } from '../../parts/over.ts'
import { Main } from '../../parts/pieces.tsx'
import { minutesAndSeconds, useSecond } from '../../parts/second.ts'
import { checkIn, resumeWatch, usePhone } from '../../phone.ts'
import { time } from '../../words.ts'
import { checkIn as words, pause } from './words.ts'

/** When the office next wants to hear from them, and the way to put it off for a while. */
export function CheckInCard() {
  useSecond()
  const { watch } = usePhone().watch
  const moment = watch && momentOf(watch, now())
  return (
    <section className="card check-in" data-now={moment === 'soon' || moment === 'late'}>
      {watch === null ? <p className="second">{words.nobody}</p> : moment === 'paused' ? <Paused watch={watch} /> : <Due watch={watch} />}
    </section>
  )
}

const Due = ({ watch }: { watch: Watch }) => {
  const { entries } = usePhone()
  const { open } = useOver()
  const isLate = momentOf(watch, now()) === 'late'
  const said = saidSince(
    watch,
    entries.filter(({ told }) => told.kind === 'check_in'),
  )
  return (
    <>
      <h2 className="second">{isLate ? words.was : words.next}</h2>
      <p className="check-in-time">{time(watch.checkInBy)}</p>
      <p className="second">{said ? words.saidAt(said) : isLate ? words.lateHint : words.hint}</p>
      {!isLate && watch.amber === null && watch.state === 'at_the_address' && (
        <Button type="button" kind="text" onClick={() => open('pause')}>
          {pause.open}
        </Button>
      )}
    </>
  )
}

const Paused = ({ watch }: { watch: Watch }) => {
  const left = minutesAndSeconds(pauseLeft(watch, now()))
  return (
    <>
      <h2 className="second">
        {pause.until} {watch.pause && time(watch.pause.until)}
      </h2>
      <p className="check-in-time" role="timer" aria-label={pause.left(left)}>
        {left}
      </p>
      <p className="second">{pause.untilHint}</p>
      <Button type="button" kind="quiet" wide onClick={() => void resumeWatch()}>
        {pause.resume}
      </Button>
    </>
  )
}

/** The main button of whoever is watched: one touch on time, and with the PIN when the moment has passed. */
export function AllIsWell() {
  useSecond()
  const { watch } = usePhone().watch
  const { open } = useOver()
  const isLate = watch !== null && momentOf(watch, now()) === 'late'
  return <Main does={() => (isLate ? open({ pin: 'check_in' }) : void checkIn())}>{words.allIsWell}</Main>
}
