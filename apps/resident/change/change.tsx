import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { ButtonLink } from '../../design/parts.ts'
import { BackTo, RingUs } from '../parts.tsx'
import { usePage } from '../use-page.ts'
import { visitorOf } from '../visitor.ts'
import { thisVisit } from '../visit/this-visit.ts'
import { changeWords } from '../words/change.ts'
import { times } from '../words/times.ts'

export const loader = async (args: LoaderFunctionArgs) => {
  const { world, who, lang, appointmentId } = await visitorOf(args)
  const { appointment, going } = await world.db.as(who, (tx) => thisVisit(tx, appointmentId))
  const live = appointment?.state === 'promised' ? appointment : null
  return {
    title: live ? changeWords[lang].change.title : changeWords[lang].change.goneTitle,
    orderId: live?.orderId ?? null,
    window: live && times[lang].window(live.window, world.now()),
    isGoing: going.length > 0,
  }
}

export const meta = ({ loaderData }: { loaderData: { title: string } | undefined }) => [{ title: loaderData?.title ?? 'Doorstep' }]

export default function Change() {
  const { title, orderId, window, isGoing } = useLoaderData<typeof loader>()
  const { lang, to } = usePage()
  const words = changeWords[lang].change
  return (
    <>
      <BackTo to={to('')} />
      <h1>{title}</h1>
      {orderId === null ? (
        <>
          <p>{words.goneBody}</p>
          <RingUs />
        </>
      ) : (
        <>
          <p>
            {words.asItIs} <strong>{window}</strong>
          </p>
          {isGoing ? (
            <p>{changeWords[lang].refused.going.sentence}</p>
          ) : (
            <ButtonLink to={to(`/time/${orderId}`)}>{words.another}</ButtonLink>
          )}
          <ButtonLink kind="quiet" to={to('/stop')}>
            {words.stop}
          </ButtonLink>
          <a href={to('')}>{words.keep}</a>
        </>
      )}
    </>
  )
}
