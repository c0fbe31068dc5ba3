import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { residentsWord } from '../../../care/visits/actions.ts'
import { howItWent } from '../../../care/visits/rules/visit.ts'
import { oneOf } from '../../../lib/lists.ts'
import { invalid } from '../../../lib/refusal.ts'
import { NotDoneBox } from '../../design/parts.ts'
import { inTheirWords } from '../change/refusal.ts'
import { BackTo } from '../parts.tsx'
import { usePage } from '../use-page.ts'
import { visitorOf, type Visitor } from '../visitor.ts'
import { thisVisit } from '../visit/this-visit.ts'
import { afterwardsWords } from '../words/afterwards.ts'
import { changeWords } from '../words/change.ts'
import { HowForm } from './how-form.tsx'

const longest = 1000

/** The visit to say something about: the one of the link, once it is over. */
const visitThatWas = ({ world, who, appointmentId }: Visitor) =>
  world.db.as(who, async (tx) => {
    const { state, visit } = await thisVisit(tx, appointmentId)
    return state === 'over' ? visit : null
  })

export const loader = async (args: LoaderFunctionArgs) => {
  const visitor = await visitorOf(args)
  const words = afterwardsWords[visitor.lang]
  const isOver = (await visitThatWas(visitor)) !== null
  return { isOver, title: isOver ? words.question : words.notYet.title }
}

export const meta = ({ loaderData }: { loaderData: { title: string } | undefined }) => [{ title: loaderData?.title ?? 'Doorstep' }]

export const action = async (args: ActionFunctionArgs) => {
  const visitor = await visitorOf(args)
  const { world, who, lang, to } = visitor
  const form = await args.request.formData()
  const [how, said] = [oneOf(howItWent, form.get('how')), String(form.get('said') ?? '').trim()]
  const words = afterwardsWords[lang]
  const faults = [
    ...(how === null ? [{ field: 'how', sentence: words.missing }] : []),
    ...(said.length > longest ? [{ field: 'said', sentence: words.tooLong }] : []),
  ]
  if (how === null || faults.length > 0) return { how, said, answer: invalid(...faults) }
  const visit = await visitThatWas(visitor)
  if (!visit) throw redirect(to('/how'))
  const outcome = await world.db.act(who, (tx) => residentsWord(tx, { visitId: visit.id, via: 'page', how, words: said || null }))
  return outcome.ok
    ? redirect(to('/thank-you', { for: how === 'good' ? 'good' : 'word' }), 303)
    : { how, said, answer: inTheirWords(outcome, lang) }
}

export default function How() {
  const { isOver } = useLoaderData<typeof loader>()
  const tried = useActionData<typeof action>()
  const { lang, to } = usePage()
  const words = afterwardsWords[lang]
  const answer = tried?.answer ?? null
  return (
    <>
      <BackTo to={to('')} />
      {answer?.kind === 'refused' && <NotDoneBox answer={answer} title={changeWords[lang].refused.title} />}
      {isOver ? (
        <HowForm alone answer={answer} {...(tried?.how && { how: tried.how })} {...(tried && { words: tried.said })} />
      ) : (
        <>
          <h1>{words.notYet.title}</h1>
          <p>{words.notYet.body}</p>
        </>
      )}
    </>
  )
}
