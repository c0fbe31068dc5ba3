import type { ReactNode } from 'react'
import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { reportRepair } from '../../../care/repairs/actions.ts'
import { tellBoard } from '../../../platform/postgres/tell-board.ts'
import { done, invalid } from '../../../lib/refusal.ts'
import { Button, faultOf, NotDoneBox } from '../../design/parts.ts'
import { inTheirWords } from '../change/refusal.ts'
import { BackTo, Send } from '../parts.tsx'
import { usePage } from '../use-page.ts'
import { visitorOf } from '../visitor.ts'
import { changeWords } from '../words/change.ts'
import { longestDescription, reportWords, rooms } from '../words/report.ts'
import { answersIn, asQuery, cannotWait } from './answers.ts'
import { OwnWords } from './own-words.tsx'

/** Opened without having come through the questions, it leads back to the first that is open. */
export const loader = async (args: LoaderFunctionArgs) => {
  const { lang, to } = await visitorOf(args)
  const { problem, room } = answersIn(args.request.url)
  if (problem === null || room === null || cannotWait(problem)) throw redirect(to('/report/words', asQuery({ problem, room })))
  return { problem, room, title: reportWords[lang].check.question }
}

export const meta = ({ loaderData }: { loaderData: { title: string } | undefined }) => [{ title: loaderData?.title ?? 'Doorstep' }]

/** Checks what was written; once they said yes, it is an order, and they choose when we come. */
export const action = async (args: ActionFunctionArgs) => {
  const { world, who, lang, to } = await visitorOf(args)
  const { problem, room } = answersIn(args.request.url)
  if (problem === null || room === null || cannotWait(problem)) throw redirect(to('/report/words', asQuery({ problem, room })))
  const form = await args.request.formData()
  const said = String(form.get('said') ?? '').trim()
  const wrong = reportWords[lang].own
  const fault = said.length > longestDescription ? wrong.tooLong : problem === 'something_else' && said === '' ? wrong.missing : null
  if (fault) return { said, answer: invalid({ field: 'said', sentence: fault }) }
  if (form.get('do') !== 'send') return { said, answer: null }
  const outcome = await world.db.act(who, async (tx) => {
    const taken = await reportRepair(tx, { householdId: who.householdId, problem, description: said, room: rooms[room] })
    if (!taken.ok) return taken
    await tellBoard(tx)
    return done(taken.value)
  })
  return outcome.ok ? redirect(to(`/time/${outcome.value}`), 303) : { said, answer: inTheirWords(outcome, lang) }
}

const Told = ({ name, children, change }: { name: string; children: string; change: ReactNode }) => (
  <div className="told-line">
    <dt>{name}</dt>
    <dd>
      <bdi>{children}</bdi>
    </dd>
    <dd className="told-change">{change}</dd>
  </div>
)

export default function Check() {
  const answers = useLoaderData<typeof loader>()
  const tried = useActionData<typeof action>()
  const { lang, to } = usePage()
  const words = reportWords[lang]
  const said = tried?.said ?? ''
  const query = asQuery(answers)
  const answer = tried?.answer ?? null
  if (tried === undefined || answer?.kind === 'invalid')
    return (
      <>
        <BackTo to={to('/report/room', query)} />
        <OwnWords
          to={to('/report/check', query)}
          isNeeded={answers.problem === 'something_else'}
          said={said}
          fault={faultOf(answer, 'said')}
        />
      </>
    )
  const change = (path: string) => <a href={to(path, query)}>{words.check.change}</a>
  return (
    <>
      <BackTo to={to('/report/words', query)} />
      {answer && <NotDoneBox answer={answer} title={changeWords[lang].refused.title} />}
      <p className="second">{words.step(4)}</p>
      <h1>{words.check.question}</h1>
      <dl className="told">
        <Told name={words.check.what} change={change('/report')}>
          {words.problems[answers.problem]}
        </Told>
        <Told name={words.check.where} change={change('/report/room')}>
          {words.room.names[answers.room]}
        </Told>
        <Told
          name={words.check.own}
          change={
            <Send to={to('/report/words', query)}>
              <input type="hidden" name="said" value={said} />
              <Button kind="text">{words.check.change}</Button>
            </Send>
          }
        >
          {said === '' ? words.check.nothing : said}
        </Told>
      </dl>
      <Send>
        <input type="hidden" name="said" value={said} />
        <p>{words.check.next}</p>
        <Button name="do" value="send">
          {words.check.send}
        </Button>
      </Send>
    </>
  )
}
