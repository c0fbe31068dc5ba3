import './time.css'
import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { windowsFor } from '../../../care/booking/actions.ts'
import { aFew } from '../../../care/booking/rules.ts'
import { bookingReasons } from '../../../care/booking/words.ts'
import { refused } from '../../../lib/refusal.ts'
import { Button, NotDoneBox } from '../../design/parts.ts'
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
  const { world, who, lang } = visitor
  const window = windowOf(String((await args.request.formData()).get('window') ?? ''))
  if (!window) return { answer: inTheirWords(refused(bookingReasons.reason('B3_NOT_A_WINDOW')), lang) }
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
  const { lang, to } = usePage()
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
      {answer && <NotDoneBox answer={answer} title={changeWords[lang].refused.title} />}
      <h1>{words.question}</h1>
      <p>{isMove ? words.leadMove : words.lead}</p>
      <Send>
        <div className="offers">
          {offers.map(({ value, day, hours }) => (
            <Button key={value} kind="quiet" name="window" value={value}>
              <span className="offer-day">{day}</span> <span className="offer-hours">{hours}</span>
            </Button>
          ))}
        </div>
      </Send>
      {more && <a href={`?${new URLSearchParams({ more: 'yes', lang })}`}>{words.more}</a>}
      <a href={`?${new URLSearchParams({ none: 'yes', lang })}`}>{words.none}</a>
    </>
  )
}
