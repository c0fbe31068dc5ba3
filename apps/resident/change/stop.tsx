import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { z } from 'zod'
import { cancelAppointment } from '../../../care/booking/actions.ts'
import { invalid } from '../../../lib/refusal.ts'
import { Button, ButtonLink, faultOf, NotDoneBox, TextArea } from '../../design/parts.ts'
import { BackTo, Send } from '../parts.tsx'
import { usePage } from '../use-page.ts'
import { visitorOf } from '../visitor.ts'
import { thisVisit } from '../visit/this-visit.ts'
import { changeWords } from '../words/change.ts'
import { inTheirWords } from './refusal.ts'

/** What stands beside a visit that was called off from here when the household did not say why. */
const noReasonSaid = 'The household asked for it.'
const form = z.object({ why: z.string().trim().max(300).default('') })

export const loader = async (args: LoaderFunctionArgs) => {
  const { world, who, lang, appointmentId, to } = await visitorOf(args)
  const { appointment, going } = await world.db.as(who, (tx) => thisVisit(tx, appointmentId))
  if (appointment?.state !== 'promised') throw redirect(to('/change'))
  return { title: changeWords[lang].stop.title, isGoing: going.length > 0 }
}

export const meta = ({ loaderData }: { loaderData: { title: string } | undefined }) => [{ title: loaderData?.title ?? 'Doorstep' }]

export const action = async (args: ActionFunctionArgs) => {
  const { world, who, lang, appointmentId, to } = await visitorOf(args)
  const typed = Object.fromEntries(await args.request.formData())
  const read = form.safeParse(typed)
  if (!read.success) return { why: String(typed['why'] ?? ''), answer: invalid({ field: 'why', sentence: changeWords[lang].stop.tooLong }) }
  const { appointment } = await world.db.as(who, (tx) => thisVisit(tx, appointmentId))
  if (!appointment) throw redirect(to(''))
  const why = read.data.why || noReasonSaid
  const outcome = await world.db.act(who, (tx) => cancelAppointment(tx, { appointmentId: appointment.id, why }))
  return outcome.ok ? redirect(to(''), 303) : { why: read.data.why, answer: inTheirWords(outcome, lang) }
}

export default function Stop() {
  const { title, isGoing } = useLoaderData<typeof loader>()
  const tried = useActionData<typeof action>()
  const { lang, to } = usePage()
  const words = changeWords[lang].stop
  const answer = tried?.answer
  return (
    <>
      <BackTo to={to('/change')} />
      {answer?.kind === 'refused' && <NotDoneBox answer={answer} title={changeWords[lang].refused.title} />}
      <h1>{title}</h1>
      <p>{isGoing ? words.onTheWay : words.lead}</p>
      <Send>
        <TextArea
          name="why"
          label={words.why}
          hint={words.whyHint}
          rows={3}
          defaultValue={tried?.why ?? ''}
          fault={faultOf(answer, 'why')}
        />
        <Button>{words.yes}</Button>
        <ButtonLink kind="quiet" to={to('')}>
          {words.no}
        </ButtonLink>
      </Send>
    </>
  )
}
