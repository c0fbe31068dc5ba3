import './problem.css'
import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { problemCodes } from '../../../care/repairs/rules.ts'
import { Button, Choices, RadioRow } from '../../design/parts.ts'
import { BackTo, GoOn } from '../parts.tsx'
import { usePage } from '../use-page.ts'
import { visitorOf } from '../visitor.ts'
import { reportWords } from '../words/report.ts'
import { answersIn, asQuery } from './answers.ts'

export const loader = async (args: LoaderFunctionArgs) => {
  const { lang } = await visitorOf(args)
  const answers = answersIn(args.request.url)
  return { ...answers, missing: new URL(args.request.url).searchParams.has('missing'), title: reportWords[lang].title }
}

export const meta = ({ loaderData }: { loaderData: { title: string } | undefined }) => [{ title: loaderData?.title ?? 'Doorstep' }]

export default function WhatIsWrong() {
  const { problem, room, missing } = useLoaderData<typeof loader>()
  const { lang, to, common } = usePage()
  const words = reportWords[lang]
  return (
    <>
      <BackTo to={to('')} />
      <p className="second">{words.step(1)}</p>
      <GoOn to={to('/report/room')} keep={asQuery({ problem: null, room })}>
        <Choices
          name="problem"
          legend={<h1>{words.what.question}</h1>}
          hint={<strong className="report-danger">{words.what.gas}</strong>}
          fault={missing ? words.what.missing : undefined}
        >
          {problemCodes.map((code) => (
            <RadioRow key={code} name="problem" value={code} title={words.problems[code]} defaultChecked={code === problem} />
          ))}
        </Choices>
        <Button>{common.goOn}</Button>
      </GoOn>
    </>
  )
}
