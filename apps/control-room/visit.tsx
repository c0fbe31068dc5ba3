import { Form, Link, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { z } from 'zod'
import { callBack } from '../../care/booking/actions.ts'
import { parseId } from '../../lib/ids.ts'
import { inTheNameOf } from '../context.ts'
import {
  Button,
  ButtonLink,
  Card,
  Face,
  Facts,
  Input,
  NeedPill,
  Needs,
  NotDoneBox,
  PrecautionPlate,
  Precautions,
  PromiseChip,
  Timeline,
} from '../design/parts.ts'
import { IconCheck, IconClock, IconLess, IconLink } from '../design/icons.ts'
import { Logo } from '../design/parts.ts'
import { noSuch } from './call/caller.ts'
import { anId, faultsOf, fieldsOf } from './form.ts'
import { CopyLink } from './visits/copy-link.tsx'
import { markLooks } from './visits/marks.ts'
import { storyShown, type StoryShown } from './visits/story-shown.ts'
import './visits/visits.css'

export const meta = () => [{ title: 'The visit · Doorstep' }]

const visitIn = (params: { visit?: string | undefined }) => {
  const id = parseId('visit', params.visit)
  if (!id) throw noSuch('We do not know this visit', 'Look for it among the visits.')
  return id
}

export const loader = ({ context, params }: LoaderFunctionArgs) => {
  const { world, who } = inTheNameOf(context)
  return world.db.as(who, (tx) => storyShown(tx, visitIn(params)))
}

const recall = z.object({ bookingId: anId('booking'), why: z.string().trim().min(3, 'Say why in a few words: they read it.').max(200) })

export const action = async ({ context, params, request }: ActionFunctionArgs) => {
  const { world, who } = inTheNameOf(context)
  const read = recall.safeParse(await fieldsOf(request))
  if (!read.success) return faultsOf(read.error)
  const outcome = await world.db.act(who, (tx) => callBack(tx, read.data.bookingId, read.data.why))
  return outcome.ok ? redirect(`/visits/${visitIn(params)}`) : outcome
}

export default function Visit() {
  const story = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <main id="words">
      <div className="page-head">
        <div className="page-words">
          <p className="crumbs">
            <Link to="/visits">Visits</Link> / {story.day}
          </p>
          <h1>{story.title}</h1>
          <p>
            {story.address}. <strong>{story.standing}.</strong>
          </p>
        </div>
        <div className="row">
          {story.promise && <PromiseChip state={story.promise.state}>{story.promise.words}</PromiseChip>}
          {story.move && (
            <ButtonLink kind="quiet" to={story.move}>
              Move the promise
            </ButtonLink>
          )}
          <CopyLink />
          <Link to={story.household}>The household</Link>
          <Link to={story.order}>The order</Link>
        </div>
      </div>
      <NotDoneBox answer={answer} />
      <div className="columns">
        <Card>
          <Told story={story} />
        </Card>
        <div className="column">
          {story.recall.map((id) => (
            <CallBack key={id} bookingId={id} />
          ))}
          {story.doorstep && <DoorstepRecord record={story.doorstep} />}
          {story.shown.length > 0 && <WhatWasShown shown={story.shown} />}
          <PromisesAbout story={story} />
        </div>
      </div>
    </main>
  )
}

const Told = ({ story }: { story: StoryShown }) => (
  <Timeline
    label="The visit, from the order to the goodbye"
    items={story.entries.map(({ key, time, day, mark, title, detail, photoIds }) => ({
      ...markLooks[mark],
      ...{ key, time, day, title },
      note: detail,
      more: photoIds.length > 0 && <Photos photos={story.photos.filter((photo) => photoIds.includes(photo.id))} />,
    }))}
  />
)

const Photos = ({ photos }: { photos: StoryShown['photos'] }) => (
  <div className="story-photos">
    {photos.map((photo) => (
      <figure key={photo.id}>
        <img src={`/photos/${photo.id}`} alt={`The repair, ${photo.words.toLowerCase()}`} loading="lazy" width={160} height={120} />
        <figcaption>{photo.words}</figcaption>
      </figure>
    ))}
  </div>
)

const DoorstepRecord = ({ record }: { record: NonNullable<StoryShown['doorstep']> }) => (
  <Card lit flush>
    <div className="story-head">
      {record.face && <Face spec={record.face} size={52} />}
      <div className="page-words">
        <p className="third strong">Doorstep record{record.when && `, ${record.when}`}</p>
        <h2>{record.title}</h2>
      </div>
      <Logo size={34} />
    </div>
    <Facts rows={record.rows} />
  </Card>
)

/** V5 Word for word as it stood on the phone; P4 what helps and what protects stand apart. */
const WhatWasShown = ({ shown }: { shown: StoryShown['shown'] }) => (
  <Card title="What was shown then" aside="Kept word for word with this visit">
    {shown.map((one) => (
      <div key={one.key} className="story-shown stack">
        <p className="strong">{one.title}</p>
        {one.helps.length > 0 && (
          <Needs title="What helps them">
            {one.helps.map((help) => (
              <NeedPill key={help.sentence} icon={help.icon} wide>
                {help.sentence}
              </NeedPill>
            ))}
          </Needs>
        )}
        {one.plates.length > 0 && (
          <Precautions title="Read before setting off">
            {one.plates.map((plate) => (
              <PrecautionPlate key={plate.sentence} icon={plate.icon}>
                {plate.sentence}
              </PrecautionPlate>
            ))}
          </Precautions>
        )}
      </div>
    ))}
  </Card>
)

const keptMark = (kept: boolean | null) =>
  kept === null
    ? { icon: IconClock, word: 'Not known yet' }
    : kept
      ? { icon: IconCheck, word: 'Kept' }
      : { icon: IconLess, word: 'Not kept' }

const PromisesAbout = ({ story }: { story: StoryShown }) => (
  <Card title="Promises about this visit">
    <ul className="story-promises">
      {story.promises.map(({ id, sentence, kept }) => {
        const { icon: Sign, word } = keptMark(kept)
        return (
          <li key={id}>
            <Sign aria-hidden size={18} strokeWidth={2.4} />
            <span>
              <span className="unseen">{word}: </span>
              {sentence}
            </span>
            <span className="third">{id}</span>
          </li>
        )
      })}
    </ul>
    <p className="row third">
      <IconLink aria-hidden size={16} /> {story.record}
    </p>
  </Card>
)

const CallBack = ({ bookingId }: { bookingId: string }) => (
  <Card title="Still on the way">
    <Form method="post" className="stack-close">
      <input type="hidden" name="bookingId" value={bookingId} />
      <Input name="why" label="Call them back, because" autoComplete="off" required />
      <div>
        <Button kind="quiet">Call them back</Button>
      </div>
    </Form>
  </Card>
)
