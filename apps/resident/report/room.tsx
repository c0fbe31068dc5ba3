import { redirect, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { Button, Choices, RadioRow } from '../../design/parts.ts'
import { BackTo, GoOn } from '../parts.tsx'
import { usePage } from '../use-page.ts'
import { visitorOf } from '../visitor.ts'
import { reportWords, roomCodes } from '../words/report.ts'
import { answersIn, asQuery, cannotWait } from './answers.ts'

export const loader = async (args: LoaderFunctionArgs) => {
  const { lang, to } = await visitorOf(args)
  const { problem, room } = answersIn(args.request.url)
  if (problem === null) throw redirect(to('/report', { ...asQuery({ problem, room }), missing: 'yes' }))
  if (cannotWait(problem)) throw redirect(to('/report/now', asQuery({ problem, room })))
  return { problem, room, missing: new URL(args.request.url).searchParams.has('missing'), title: reportWords[lang].room.question }
}

export const meta = ({ loaderData }: { loaderData: { title: string } | undefined }) => [{ title: loaderData?.title ?? 'Doorstep' }]

export default function Where() {
  const { problem, room, missing } = useLoaderData<typeof loader>()
  const { lang, to, common } = usePage()
  const words = reportWords[lang]
  return (
    <>
      <BackTo to={to('/report', asQuery({ problem, room }))} />
      <p className="second">{words.step(2)}</p>
      <GoOn to={to('/report/words')} keep={{ problem }}>
        <Choices name="room" legend={<h1>{words.room.question}</h1>} fault={missing ? words.room.missing : undefined}>
          {roomCodes.map((code) => (
            <RadioRow key={code} name="room" value={code} title={words.room.names[code]} defaultChecked={code === room} />
          ))}
        </Choices>
        <Button>{common.goOn}</Button>
      </GoOn>
    </>
  )
}
