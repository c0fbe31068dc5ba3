import './alarms/alarms.css'
import {
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type ClientActionFunctionArgs,
  type ClientLoaderFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from 'react-router'
import { alarmOf, alarmsInShort, centreNow } from '../../care/alarms/actions.ts'
import type { Tx } from '../../platform/postgres/tx.ts'
import { inTheNameOf, sessionContext } from '../context.ts'
import { actAtTheDesk } from './alarms/desk/acts.ts'
import { AlarmDesk } from './alarms/desk/desk.tsx'
import { alarmOnDesk, headOf } from './alarms/desk/shown/alarm.ts'
import { Quiet } from './alarms/quiet.tsx'
import { reviewsDue } from './alarms/reviews.ts'
import { lastTruth, orSaySo } from './without-line.ts'

/** The tab says who needs help, for whoever looks at another. */
export const meta: MetaFunction<typeof loader> = ({ loaderData }) => {
  const ringing = loaderData?.heads.find((one) => one.ringing)
  return [{ title: ringing ? `${ringing.what}: ${ringing.name}` : 'Alarms · Doorstep' }]
}

/** The alarm that was asked for, else the first: people whom we know and who asked, the longest waiting in front. */
const deskNow = async (tx: Tx, { wanted, locked }: { wanted: string | null; locked: boolean }) => {
  const alarms = await alarmsInShort(tx)
  const first = alarms.find((one) => one.id === wanted) ?? alarms[0]
  const chosen = first && (await alarmOf(tx, first.id))
  return {
    now: tx.now.epochMilliseconds,
    heads: alarms.map((one) => headOf(tx, one)),
    chosen: chosen?.id ?? null,
    alarm: chosen && !locked ? await alarmOnDesk(tx, chosen) : null,
    arc: chosen && !locked ? ((await centreNow(tx))?.name ?? null) : null,
    reviews: chosen || locked ? [] : await reviewsDue(tx),
  }
}

/** Open also on a desk that fell asleep: it shows what rings and takes an answer with the PIN, and nothing else. */
export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const { world, who } = inTheNameOf(context)
  const locked = context.get(sessionContext)?.state === 'locked'
  const wanted = new URL(request.url).searchParams.get('alarm')
  const desk = await world.db.as(who, (tx) => deskNow(tx, { wanted, locked }))
  return { ...desk, locked, fullScreen: desk.heads.length > 0 }
}

export const action = (args: ActionFunctionArgs) => actAtTheDesk(args)

/** The desk stands, whatever becomes of the line; what could not be saved is said. */
const lastDesk = lastTruth<Awaited<ReturnType<typeof loader>>>()
export const clientLoader = ({ serverLoader }: ClientLoaderFunctionArgs) => lastDesk(() => serverLoader<typeof loader>())
clientLoader.hydrate = true as const
export const clientAction = ({ serverAction }: ClientActionFunctionArgs) => orSaySo(() => serverAction<typeof action>())

export default function Alarms() {
  const { heads, chosen, alarm, locked, now, reviews, arc } = useLoaderData<typeof loader>()
  const came = useActionData<typeof action>()
  const answer = came?.kind === 'kin' || came?.kind === 'said' ? null : came
  const head = heads.find((one) => one.key === chosen)
  if (!head) return <Quiet reviews={reviews} locked={locked} />
  return <AlarmDesk now={now} heads={heads} head={head} alarm={alarm} locked={locked} arc={arc} answer={answer} />
}
