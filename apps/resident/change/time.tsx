import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { windowsFor } from '../../../care/booking/actions.ts'
import { aFew } from '../../../care/booking/rules.ts'
import { invalid } from '../../../lib/refusal.ts'
import { Button, Choices, faultOf, NotDoneBox, RadioRow } from '../../design/parts.ts'
import { BackTo, RingUs, Send } from '../parts.tsx'
import { usePage } from '../use-page.ts'
import { visitorOf } from '../visitor.ts'
import { changeWords } from '../words/change.ts'
import { offerOf, windowOf } from './offers.ts'
import { agreeOn, theirRepair } from './repair.ts'
import { inTheirWords } from './refusal.ts'

/** How far ahead somebody without a controller on the line can choose. */
const days = 7

export const loader = async (args: LoaderFunctionArgs) => {
  const visitor = await visitorOf(args)
  const { world, who, lang, to } = visitor
  const asked = new URL(args.request.url).searchParams
  const found = await world.db.as(who, async (tx) => {
    const repair = await theirRepair(tx, visitor, args.params['order'])
    if (!repair) return null
    const { order, promise, isGoing } = repair
    if (isGoing) throw redirect(to('/change'))
    const windows = await windowsFor(tx, order.id, { days, namedOperativeId: promise?.namedOperativeId ?? null })
    const free = windows.ok ? windows.value.filter((one) => one.free).map((one) => one.window) : []
    const other = free.filter(({ from, to: until }) => !(promise?.window.from.equals(from) && promise.window.to.equals(until)))
    const shown = asked.has('more') ? other : aFew(other)
    return { offers: shown.map((one) => offerOf(one, lang, tx.now)), more: shown.length < other.length, isMove: promise !== null }
  })
  if (!found) throw redirect(to(''))
  return { ...found, title: changeWords[lang].time.title, ringsNow: asked.has('none') }
}

export const meta = ({ loaderData }: { loaderData: { title: string } | undefined }) => [{ title: loaderData?.title ?? 'Doorstep' }]

export const action = async (args: ActionFunctionArgs) => {
  const visitor = await visitorOf(args)
  const { world, who, lang, to } = visitor
  const chosen = String((await args.request.formData()).get('window') ?? '')
  if (chosen === 'none') return redirect(to(`/time/${args.params['order']}`, { none: 'yes' }), 303)
  const window = windowOf(chosen)
  if (!window) return { answer: invalid({ field: 'window', sentence: changeWords[lang].time.chooseOne }) }
  const outcome = await world.db.act(who, (tx) => agreeOn(tx, visitor, { orderId: args.params['order'], window }))
  return outcome.ok ? redirect(outcome.value, 303) : { answer: inTheirWords(outcome, lang) }
}

const LetUsTalk = ({ back, title, children }: { back: string; title: string; children: string }) => (
  <>
    <BackTo to={back} />
    <h1>{title}</h1>
    <p>{children}</p>
    <RingUs />
  </>
)

export default function Time() {
  const { offers, more, isMove, ringsNow } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()?.answer
  const { lang, to, common } = usePage()
  const words = changeWords[lang].time
  const back = to(isMove ? '/change' : '')
  if (ringsNow)
    return (
      <LetUsTalk back={back} title={words.ringTitle}>
        {words.ring}
      </LetUsTalk>
    )
  if (offers.length === 0)
    return (
      <LetUsTalk back={back} title={words.nothingTitle}>
        {words.nothing}
      </LetUsTalk>
    )
  return (
    <>
      <BackTo to={back} />
      {answer?.kind === 'refused' && <NotDoneBox answer={answer} title={changeWords[lang].refused.title} />}
      <Send>
        <Choices name="window" legend={<h1>{words.question}</h1>} hint={words.lead} fault={faultOf(answer, 'window')}>
          {offers.map(({ value, day, hours }) => (
            <RadioRow key={value} name="window" value={value} title={day} note={hours} />
          ))}
          <RadioRow name="window" value="none" title={words.none} note={words.noneNote} />
        </Choices>
        {more && <a href={`?${new URLSearchParams({ more: 'yes', lang })}`}>{words.more}</a>}
        <Button>{common.goOn}</Button>
      </Send>
    </>
  )
}
