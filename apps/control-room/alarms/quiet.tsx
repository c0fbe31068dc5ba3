import { useState } from 'react'
import { Link, useOutletContext } from 'react-router'
import { IconNoise } from '../../design/icons.ts'
import { Button, Card, CardLine, Count, Empty } from '../../design/parts.ts'
import type { DeskFrame } from '../desk-frame.ts'
import { AlarmPages } from './pages-nav.tsx'
import { PushCard } from './sound/push-card.tsx'
import { soundWords } from './sound/words.ts'
import type { ReviewDue } from './reviews.ts'

/** Nobody asks for help: whether this desk would be heard if somebody did, and what is still to be looked back on. */
export const Quiet = ({ reviews, locked }: { reviews: readonly ReviewDue[]; locked: boolean }) => (
  <main id="words">
    <div className="page-head">
      <div className="page-words">
        <h1>Alarms</h1>
        <p>Nobody asks for help.{locked && ' This desk sleeps, and would still ring.'}</p>
      </div>
      {locked ? <a href="/sign-in?stay=1&then=/alarms">Sign in</a> : <AlarmPages />}
    </div>
    <div className="columns">
      <div className="column">
        <section className="card">
          <Empty title="All is quiet">
            Whoever asks for help, or should have been heard of, fills this screen and rings until a person answers. It rings duty
            telephones too.
          </Empty>
        </section>
        {!locked && <Reviews reviews={reviews} />}
      </div>
      <div className="column">
        <SoundHere />
        {!locked && <PushCard />}
      </div>
    </div>
  </main>
)

const Reviews = ({ reviews }: { reviews: readonly ReviewDue[] }) => (
  <Card flush title="To look back on" count={reviews.length > 0 && <Count of={reviews.length} />} aside="Within two working days">
    {reviews.map((one) => (
      <CardLine key={one.key} title={<Link to={`/alarms/${one.key}`}>{one.title}</Link>} note={one.note} end={one.due} />
    ))}
    {reviews.length === 0 && (
      <Empty title="Nothing to look back on">An alarm that is over stands here until somebody wrote down what we learned.</Empty>
    )}
  </Card>
)

const SoundHere = () => {
  const { sound } = useOutletContext<DeskFrame>()
  const [tried, setTried] = useState<'heard' | 'not' | null>(null)
  const { title, mend } = soundWords[sound.state]
  return (
    <Card title="Would you hear it here?">
      <div className="stack-close">
        <p className="strong">{title}</p>
        {mend && <p className="second">{mend}</p>}
        <div>
          <Button
            kind="quiet"
            type="button"
            icon={IconNoise}
            onClick={() => void sound.tryIt().then((played) => setTried(played ? 'heard' : 'not'))}
          >
            Try the sound
          </Button>
        </div>
        <p className="second" role="status">
          {tried === 'heard' && 'It was played. Heard nothing? Turn up the computer, and choose the right loudspeaker.'}
          {tried === 'not' && 'This browser did not play it. Allow sound for this site in the browser’s settings, then try again.'}
        </p>
        <p className="second small">
          While this page is open and the computer is awake it sounds in the background too, and under a locked screen where this browser
          allows it: none promises that. A computer that sleeps is silent. The telephones of the ladder ring all the same.
        </p>
      </div>
    </Card>
  )
}
