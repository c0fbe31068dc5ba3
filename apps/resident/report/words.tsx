import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { BackTo } from '../parts.tsx'
import { usePage } from '../use-page.ts'
import { visitorOf } from '../visitor.ts'
import { reportWords } from '../words/report.ts'
import { answersIn, asQuery, cannotWait } from './answers.ts'
import { OwnWords } from './own-words.tsx'

export const loader = async (args: LoaderFunctionArgs) => {
  const { lang, to } = await visitorOf(args)
  const { problem, room } = answersIn(args.request.url)
  if (problem === null) throw redirect(to('/report', { missing: 'yes' }))
  if (cannotWait(problem)) throw redirect(to('/report/now', { problem }))
  if (room === null) throw redirect(to('/report/room', { problem, missing: 'yes' }))
  return { problem, room, title: reportWords[lang].own.question }
}

export const meta = ({ loaderData }: { loaderData: { title: string } | undefined }) => [{ title: loaderData?.title ?? 'Doorstep' }]

/** Back from checking: what was written stands here again. Nothing is kept by it. */
export const action = async ({ request }: ActionFunctionArgs) => ({ words: String((await request.formData()).get('said') ?? '') })

export default function InYourWords() {
  const answers = useLoaderData<typeof loader>()
  const before = useActionData<typeof action>()
  const { to } = usePage()
  const query = asQuery(answers)
  return (
    <>
      <BackTo to={to('/report/room', query)} />
      <OwnWords to={to('/report/check', query)} isNeeded={answers.problem === 'something_else'} said={before?.words ?? ''} />
    </>
  )
}
