import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { Insist } from '../../design/parts.ts'
import type { PageHandle } from '../layout.tsx'
import { BackTo, RingUs } from '../parts.tsx'
import { usePage } from '../use-page.ts'
import { visitorOf } from '../visitor.ts'
import { reportWords } from '../words/report.ts'
import { answersIn } from './answers.ts'

export const handle = { ringsItself: true } satisfies PageHandle

/** Water, power, no water at all: nobody is asked to fill in forms. */
export const loader = async (args: LoaderFunctionArgs) => {
  const { lang } = await visitorOf(args)
  const { problem } = answersIn(args.request.url)
  return { what: problem && reportWords[lang].problems[problem], title: reportWords[lang].urgent.title }
}

export const meta = ({ loaderData }: { loaderData: { title: string } | undefined }) => [{ title: loaderData?.title ?? 'Doorstep' }]

export default function Now() {
  const { what } = useLoaderData<typeof loader>()
  const { lang, to } = usePage()
  const words = reportWords[lang].urgent
  return (
    <>
      <BackTo to={to('/report')} />
      {what && <p className="second">{what}</p>}
      <h1>{words.title}</h1>
      <p>{words.body}</p>
      <RingUs />
      <Insist title={words.danger}>
        <p>{words.text}</p>
      </Insist>
      <a href={to('/report')}>{words.other}</a>
    </>
  )
}
