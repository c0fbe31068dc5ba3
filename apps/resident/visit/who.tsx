import './who.css'
import { useLoaderData, useSearchParams, type LoaderFunctionArgs } from 'react-router'
import { Button, ButtonLink } from '../../design/parts.ts'
import { HowForm } from '../afterwards/how-form.tsx'
import type { PageHandle } from '../layout.tsx'
import { RingUs, Send } from '../parts.tsx'
import { usePage } from '../use-page.ts'
import { visitorOf } from '../visitor.ts'
import { visitWords } from '../words/visit.ts'
import { Coming } from './coming.tsx'
import { shownVisit, type Shown } from './shown.ts'

export const handle = { ringsItself: true } satisfies PageHandle

/** Who is coming: what the link in every text opens. Reads only: a previewer that fetches it changes nothing. */
export const loader = async (args: LoaderFunctionArgs) => {
  const visitor = await visitorOf(args)
  const { world, who, lang, appointmentId } = visitor
  return { shown: await world.db.as(who, (tx) => shownVisit(tx, appointmentId, lang)) }
}

export const meta = ({ loaderData }: { loaderData: { shown: Shown } | undefined }) => [{ title: loaderData?.shown.title ?? 'Doorstep' }]

/** What was just agreed on the page before. */
const JustDone = () => {
  const { lang } = usePage()
  const done = useSearchParams()[0].get('done')
  if (done !== 'promised' && done !== 'moved') return null
  return (
    <p className="visit-done" role="status">
      {visitWords[lang].done[done]}
    </p>
  )
}

/** What a household can do about the visit from here, the likeliest first. */
const WhatYouCanDo = ({ shown }: { shown: Shown }) => {
  const { lang, to } = usePage()
  const words = visitWords[lang]
  return (
    <>
      {shown.mayWait && (
        <Send to={to('/wait')}>
          <Button kind="quiet">{words.wait}</Button>
        </Send>
      )}
      {shown.mayChange && (
        <ButtonLink kind="quiet" to={to('/change')}>
          {words.changeOrStop}
        </ButtonLink>
      )}
      {shown.chooseTimeFor && (
        <ButtonLink kind="quiet" to={to(`/time/${shown.chooseTimeFor}`)}>
          {words.chooseOther}
        </ButtonLink>
      )}
      <nav className="visit-more">
        <a href={to('/comfort')}>{words.comfort}</a>
        <a href={to('/report')}>{words.report}</a>
      </nav>
    </>
  )
}

export default function WhoIsComing() {
  const { shown } = useLoaderData<typeof loader>()
  return (
    <>
      <JustDone />
      {shown.coming ? (
        <Coming shown={shown} coming={shown.coming} />
      ) : (
        <>
          <h1>{shown.title}</h1>
          {shown.when && <p className="lead strong">{shown.when}</p>}
          {shown.body && <p>{shown.body}</p>}
        </>
      )}
      {shown.canSayHow && <HowForm answer={null} />}
      <RingUs kind={shown.canSayHow ? 'quiet' : 'primary'} />
      <WhatYouCanDo shown={shown} />
    </>
  )
}
