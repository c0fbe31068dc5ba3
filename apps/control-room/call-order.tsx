import { useState } from 'react'
import { Form, redirect, useActionData, useLoaderData, useNavigation, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { inTheNameOf } from '../context.ts'
import { ButtonLink, Card, Chip, NotDoneBox, Toast } from '../design/parts.ts'
import { IconIdCard, IconTakesTime, IconText } from '../design/icons.ts'
import { CallHead } from './call/call-head.tsx'
import { callerOf, householdIn } from './call/caller.ts'
import { orderIn, orderOnTheLine } from './call/order-on-the-line.ts'
import { actOnWindow, moveSeen } from './call/move.ts'
import { MoveCard } from './call/move-card.tsx'
import { SayThis } from './call/say-this.tsx'
import { TakesCard } from './call/takes-card.tsx'
import { WindowsCard } from './call/windows-card.tsx'
import { fieldsOf } from './form.ts'
import { NeedsCard } from './household/needs-card.tsx'
import { needChoices, tellNeedFrom } from './household/tell-need.ts'
import './call/call.css'

export const meta = () => [{ title: 'Find a window · Doorstep' }]

const fewDays = 3
const manyDays = 10

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  const { world, who } = inTheNameOf(context)
  const asked = new URL(request.url).searchParams
  const days = asked.get('days') === String(manyDays) ? manyDays : fewDays
  const pastDeadline = asked.get('deadline') === 'past'
  return world.db.as(who, async (tx) => {
    const { adjustments, landlordId: _, ...caller } = await callerOf(tx, householdIn(params))
    return {
      caller,
      ...(await orderOnTheLine(tx, await orderIn(tx, params), adjustments, { days, pastDeadline })),
      needChoices: await needChoices(tx),
      sex: adjustments.requests.sex?.hard ? adjustments.requests.sex.value : null,
      waitMinutes: adjustments.doorWaitMinutes,
      moreDays: days === fewDays && !pastDeadline ? `?days=${manyDays}` : null,
      pastDeadline,
    }
  })
}

export const action = async ({ context, params, request }: ActionFunctionArgs) => {
  const { world, who } = inTheNameOf(context)
  const householdId = householdIn(params)
  const fields = await fieldsOf(request)
  const here = `/call/${householdId}/${params['order']}`
  if (fields['do'] === 'tell_need') {
    const told = await tellNeedFrom(world, who, householdId, fields)
    return told.ok ? redirect(here) : { of: 'need' as const, answer: told }
  }
  const outcome = await world.db.act(who, async (tx) => actOnWindow(tx, await orderIn(tx, params), fields))
  if (outcome.ok) return outcome.value === null ? redirect(here) : { of: 'move' as const, answer: null, move: outcome.value }
  if (fields['do'] !== 'move') return { of: 'promise' as const, answer: outcome }
  const move = await world.db.as(who, async (tx) => moveSeen(tx, await orderIn(tx, params), fields))
  return { of: 'move' as const, answer: outcome, move }
}

export default function FindAWindow() {
  const {
    caller,
    order,
    promise,
    takes,
    days,
    level,
    oddsTrouble,
    notOffered,
    needChoices: offered,
    sex,
    waitMinutes,
    moreDays,
    pastDeadline,
    isDeadlineFirst,
  } = useLoaderData<typeof loader>()
  const tried = useActionData<typeof action>()
  const navigation = useNavigation()
  const free = days.flatMap((day) => day.free)
  const [wanted, choose] = useState<string | null>(null)
  const move = tried?.of === 'move' ? tried.move : null
  const row = free.find((one) => one.value === (wanted ?? move?.window)) ?? free[0] ?? null
  const answer = tried?.of === 'need' ? null : tried?.answer
  const isLookedAt = promise !== null && move !== null && (row === null || row.value === move.window)
  const moving = promise === null ? null : isLookedAt ? 'looked at' : 'to look at'
  const here = `/call/${caller.householdId}/${order.id}`
  const busy = navigation.formData?.get('do') === 'promise'
  return (
    <main id="words">
      <CallHead caller={caller} />
      {promise && <Promised promise={promise} name={caller.name} object={caller.object} />}
      <div className="columns">
        <div className="column">
          <Card>
            <div className="row-apart">
              <div>
                <p className="third strong">The order</p>
                <h2>{order.what}</h2>
                <p className="second">{order.about}</p>
              </div>
              <div>
                <Chip tone="lamp-tint" icon={IconTakesTime}>
                  Finish by {order.finishBy}
                </Chip>
                <p className="third">{order.clock}</p>
              </div>
            </div>
          </Card>
          <NeedsCard needs={caller.needs} choices={offered} answer={tried?.of === 'need' ? tried.answer : null} />
          <WindowsCard form="promise" days={days} level={level} oddsTrouble={oddsTrouble} chosen={row?.value ?? null} choose={choose} />
        </div>
        <div className="column">
          <NotDoneBox answer={answer ?? notOffered} />
          <Form method="post" id="promise">
            <input type="hidden" name="do" value="promise" />
            {pastDeadline && <input type="hidden" name="pastDeadline" value="yes" />}
            <SayThis row={row} busy={busy} moreDays={moreDays} speaking={{ ...caller, sex, waitMinutes, moving }} />
          </Form>
          {isLookedAt && (
            <MoveCard
              {...{ move, row, answer, here }}
              isSure={oddsTrouble === null}
              isPastDeadline={pastDeadline}
              name={caller.name}
              people={caller.people}
            />
          )}
          {(isDeadlineFirst || pastDeadline) && <Deadline by={order.finishHour} {...caller} isPast={pastDeadline} />}
          <TakesCard takes={takes} />
          <ThenByItself toldIn={caller.toldIn} channel={caller.channel} />
        </div>
      </div>
    </main>
  )
}

/** C1 The deadline comes first; what the household can do comes before the deadline. */
const Deadline = ({ by, subject, object, isPast }: { by: string; subject: string; object: string; isPast: boolean }) => (
  <Card title={isPast ? 'After the deadline' : 'The deadline first'}>
    <div className="stack">
      <p>
        {isPast
          ? `In these windows the visit may end after ${by}, when the work is to be finished. That ${subject} cannot be in before then goes on the record with the promise.`
          : `The work is to be finished by ${by}. Windows in which the visit could end later are kept back while an earlier one can be promised.`}
      </p>
      <ButtonLink kind="quiet" wide to={isPast ? '?' : `?days=${manyDays}&deadline=past`}>
        {isPast ? 'Back to windows before it' : `None before then suits ${object}`}
      </ButtonLink>
    </div>
  </Card>
)

const Promised = ({ promise, name, object }: { promise: { window: string; undo: boolean }; name: string; object: string }) => (
  <div className="call-promised">
    <Toast
      undo={
        promise.undo && (
          <Form method="post">
            <button className="toast-undo" name="do" value="undo">
              Undo
            </button>
          </Form>
        )
      }
    >
      Promised to {name}: {promise.window}.{' '}
      {promise.undo ? `You can undo for 5 minutes; we tell ${object}.` : 'Choose another window to move it.'}
    </Toast>
  </div>
)

const by = { text: 'Text', call: 'Call', letter: 'Letter, by hand' } as const

const ThenByItself = ({ toldIn, channel }: { toldIn: string; channel: keyof typeof by }) => (
  <Card title="Then, by itself">
    <ul className="call-then">
      <li>
        <IconText aria-hidden size={20} />
        {by[channel]} in {toldIn} now, with the promise
      </li>
      <li>
        <IconIdCard aria-hidden size={20} />
        Name and check code when somebody sets off. Nobody is booked until then.
      </li>
    </ul>
  </Card>
)
