import type { HouseholdId, OperativeId } from '../../../../lib/ids.ts'
import { clockTime, seconds } from '../../../../lib/time.ts'
import type { Tx } from '../../../../platform/postgres/tx.ts'
import { postWebhook, signedToken } from '../../../../platform/http/webhook.ts'
import type { WebhookResult } from '../../../../platform/http/webhook.ts'
import { gather, response, say } from '../../../../platform/telephone/twiml.ts'
import type { SendResult } from '../../../../platform/telephone/telephone.ts'
import type { Job } from '../../../../platform/timers/timers.ts'
import { engineOf } from '../../../../platform/who.ts'
import type { World } from '../../../../platform/world.ts'
import { householdOf } from '../../../households/actions.ts'
import { markersInForce } from '../../../premises/actions.ts'
import { consequencesOf } from '../../../premises/rules.ts'
import { nextOfKinOf, operativeOf } from '../../../workforce/actions.ts'
import { mayCallAgain, referenceIn } from '../../rules.ts'
import type { AlarmKind } from '../../rules.ts'
import { changeHandoff, contractorOf, holdHandoff, readAlarm } from '../../store.ts'
import type { Handoff } from '../../store.ts'
import { kindForCentre, spokenToCentre } from '../../words.ts'
import type { ForCentre } from '../../words.ts'
import { addressOf } from '../show.ts'
import { secretOf } from './centre.ts'
import { accepted, notAccepted } from './handing-over.ts'

/** What goes out: composed in one short transaction, sent outside any. */
/** `spoken` null: no call is due. */
type Parcel = { handoff: Handoff; secret: string; body: string; spoken: string | null }

/**
 * A5 Tells the centre: the webhook and the call at the same time, outside any transaction. At least once: a copy carries the same
 * `webhook-id`. Until the webhook is answered or somebody there presses the key, it is tried again.
 */
export const tellCentre = async ({ world, timer, once }: Job): Promise<void> => {
  const id = timer.subjectId
  const parcel = await world.db.as(engineOf(timer.contractorId), (tx) => pack(tx, id))
  if (!parcel) return once(async () => undefined)
  const { handoff, secret, body, spoken } = parcel
  const [posted, rung] = await Promise.all([
    handoff.url === null ? null : postWebhook({ url: handoff.url, secret, id, body, now: world.now(), patience: seconds(8) }),
    handoff.telephone === null || spoken === null ? null : ring(world, handoff.telephone, spoken, id),
  ])
  await once(async (tx) => {
    if (posted?.ok) return void (await accepted(tx, id, 'webhook', referenceIn(parsed(posted.answer))))
    await notAccepted(tx, id, { trouble: troubleOf(posted, rung), callFailed: rung?.ok === false })
  })
}

const troubleOf = (posted: WebhookResult | null, rung: SendResult | null): string | null =>
  [posted && !posted.ok ? `Webhook: ${posted.why}` : '', rung && !rung.ok ? `Call: ${rung.why}` : ''].filter(Boolean).join(' ') || null

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const ring = async (world: World, telephone: string, spoken: string, id: string): Promise<SendResult> => {
  const supplier = world.suppliers.find((one) => one.call)
  if (!supplier?.call) return { ok: false, kind: 'unreachable', why: 'No supplier that carries calls is set.' }
  const action = `${world.publicUrl}/hooks/arc/keys?handoff=${id}`
  const twiml = response(gather({ action, digits: 1, seconds: 10 }, say(spoken), say(spoken)))
  return supplier.call(telephone, { twiml }, { statusCallback: `${world.publicUrl}/hooks/twilio/status`, id, ringFor: seconds(50) })
}

/** Counts the try and reads everything anew. Null when there is nothing left to do: accepted, or the alarm is over. */
const pack = async (tx: Tx, id: string): Promise<Parcel | null> => {
  const handoff = await holdHandoff(tx, id)
  if (handoff?.state !== 'trying') return null
  const alarm = await readAlarm(tx, handoff.alarmId)
  if (!alarm || alarm.state === 'closed') {
    await changeHandoff(tx, id, { state: 'given_up', trouble: 'The alarm was over before the centre had accepted it.' })
    return null
  }
  const tries = handoff.tries + 1
  const rings = handoff.telephone !== null && mayCallAgain(handoff.calledAt, tx.now)
  await changeHandoff(tx, id, { tries, lastTriedAt: tx.now, ...(rings ? { calledAt: tx.now } : {}) })
  const { said, data } = await whatTheyLearn(tx, alarm)
  const body = JSON.stringify({ type: 'alarm.handed_over', timestamp: tx.now.toString(), data: { handoff: id, try: tries, ...data } })
  return { handoff: { ...handoff, tries }, secret: secretOf(tx, handoff), body, spoken: rings ? spokenToCentre(said) : null }
}

type Alarm = NonNullable<Awaited<ReturnType<typeof readAlarm>>>

/** Who, where with its time, a picture, what to beware of at that address, whom to tell. Nothing of the household but the address (H3). */
const whatTheyLearn = async (tx: Tx, alarm: Alarm) => {
  const contractor = await contractorOf(tx)
  const operativeId = (alarm.operativeId ?? alarm.matchedOperativeId) as OperativeId | null
  const operative = operativeId && (await operativeOf(tx, operativeId))
  const household = alarm.householdId ? await householdOf(tx, alarm.householdId as HouseholdId) : null
  const address = await addressOf(tx, alarm.householdId)
  const telephone = operative ? operative.telephone : alarm.fromTelephone
  const { lon, lat, placeAt, placeMetres } = alarm
  const kind = alarm.kind as AlarmKind
  const said: ForCentre = {
    contractor: contractor.name,
    name: operative?.name ?? null,
    kind,
    askedAt: clockTime(alarm.raisedAt),
    address,
    telephone,
  }
  const data = {
    alarm: {
      id: alarm.id,
      kind,
      words: kindForCentre[kind],
      raisedAt: alarm.raisedAt.toString(),
      receivedAt: alarm.receivedAt.toString(),
      silent: alarm.silent,
    },
    contractor: { name: contractor.name, telephone: contractor.telephone },
    person: {
      name: operative?.name ?? null,
      telephone,
      photo: operative ? `${tx.world.publicUrl}/handed-over/${photoToken(tx, alarm.id)}` : null,
    },
    sentTo: address,
    place: lon === null || lat === null || placeAt === null ? null : { lon, lat, metres: placeMetres, at: placeAt.toString() },
    precautions: household ? consequencesOf(await markersInForce(tx, household.premisesId)).plates.map((plate) => plate.sentence) : [],
    nextOfKin: operativeId ? await nextOfKinOf(tx, operativeId) : null,
  }
  return { said, data }
}

const photoToken = (tx: Tx, alarmId: string): string => signedToken(tx.world.keys.current('arc').bytes, `${tx.who.contractorId} ${alarmId}`)
