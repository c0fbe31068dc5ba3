import { Button } from '../../../design/forms/button.tsx'
import { IconHome } from '../../../design/icons.ts'
import { homeSafeAsksPin } from '../../kept/check-in.ts'
import { now } from '../../kept/clock.ts'
import { useOver } from '../../parts/over.ts'
import { Main } from '../../parts/pieces.tsx'
import { useSecond } from '../../parts/second.ts'
import { sayHomeSafe, usePhone } from '../../phone.ts'
import { home, safe } from './words.ts'

/** A8 Whether the office waits to hear that they are home, and has not been told so here. */
export const useHome = () => {
  const { watch, isHome } = usePhone()
  return isHome ? null : watch.homeSafe
}

/** One touch, or the PIN once the time has passed. */
const useSayHome = () => {
  const expected = useHome()
  const { open } = useOver()
  return expected && (() => (homeSafeAsksPin(expected, now()) ? open({ pin: 'home_safe' }) : void sayHomeSafe()))
}

/** A8 One touch at the end of the shift; after the time, with the PIN. */
export function HomeMain() {
  useSecond()
  const say = useSayHome()
  return say && <Main does={say}>{home.go}</Main>
}

/** What is asked, until when; and the thanks for having said it. */
export function HomeQuestion() {
  useSecond()
  const { hasLine, isHome } = usePhone()
  const expected = useHome()
  if (isHome) return <p className="lead">{hasLine ? home.thanks : home.kept}</p>
  if (!expected) return null
  return (
    <section className="home-question">
      <IconHome aria-hidden size={30} strokeWidth={2} />
      <div>
        <h2>{home.question}</h2>
        <p className="second">{homeSafeAsksPin(expected, now()) ? home.late(expected.dueAt) : home.by(expected.dueAt)}</p>
      </div>
    </section>
  )
}

/** A phone whose shift is over is asked all the same, and whoever asked for Help on it can say that all is well. */
export function AfterShift() {
  const say = useSayHome()
  const { open } = useOver()
  return (
    <>
      <HomeQuestion />
      {say && (
        <Button type="button" kind="quiet" wide onClick={say}>
          {home.go}
        </Button>
      )}
      <Button type="button" kind="text" onClick={() => open({ pin: 'safe_now' })}>
        {safe.open}
      </Button>
    </>
  )
}
