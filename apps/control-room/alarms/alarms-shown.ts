/** Open alarms: who, where, what was last known, who was rung and what came back. */
import { openAlarms, watchesNow } from '../../../care/alarms/actions.ts'
import type { AlarmShown as OpenAlarm } from '../../../care/alarms/actions.ts'
import { alarmKindLabel, watchStateLabel } from '../../../care/alarms/words.ts'
import { spokenTelephone } from '../../../care/messages/rules.ts'
import { householdOf } from '../../../care/households/actions.ts'
import { premisesOf } from '../../../care/premises/actions.ts'
import type { HouseholdId } from '../../../lib/ids.ts'
import { clockTime } from '../../../lib/time.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { readFace } from '../../design/faces/read.ts'
import { distinctFaces } from '../../design/faces/spec.ts'
import type { MapMark } from '../../design/map/marks.ts'
import { ago, toTheSecond } from '../say.ts'

const channels = { screen: 'On this screen', text: 'By text', call: 'By a call' } as const
const cameBack = {
  queued: 'waiting to be sent',
  sending: 'being sent',
  sent: 'sent',
  delivered: 'arrived',
  failed: 'did not arrive',
  withheld: 'not needed any more',
  by_hand: 'for a person',
} as const

const ringsOf = (alarm: OpenAlarm) =>
  alarm.rings.map((ring) => ({
    key: ring.id,
    words: `${toTheSecond(ring.rungAt)} ${channels[ring.channel as keyof typeof channels] ?? ring.channel}${ring.name ? `: ${ring.name}` : ''}`,
    back: ring.answeredAt
      ? `answered ${toTheSecond(ring.answeredAt)}`
      : ring.state
        ? (cameBack[ring.state as keyof typeof cameBack] ?? ring.state)
        : 'shown',
  }))

/** Where the phone was when it asked; else the door that they were sent to. A7 never where it is otherwise. */
const markOf = async (tx: Tx, alarm: OpenAlarm): Promise<MapMark[]> => {
  const household = alarm.householdId ? await householdOf(tx, alarm.householdId as HouseholdId) : null
  const place =
    alarm.lon !== null && alarm.lat !== null
      ? { lon: alarm.lon, lat: alarm.lat }
      : household
        ? (await premisesOf(tx, household.premisesId))?.place
        : null
  if (!place) return []
  const face = readFace(alarm.face) ?? distinctFaces[0]!
  return [
    {
      key: alarm.id,
      kind: 'alarm',
      ...place,
      face,
      accuracy: alarm.placeMetres ?? 60,
      label: alarm.firstName,
      words: `${alarm.name}, ${alarm.address ?? 'where they asked for help'}`,
    },
  ]
}

export const alarmsShown = async (tx: Tx) => {
  const watches = await watchesNow(tx)
  const mine = tx.who.kind === 'staff' ? tx.who.staffId : null
  const shown = []
  for (const alarm of await openAlarms(tx)) {
    const watch = watches.find((one) => one.id === alarm.watchId)
    shown.push({
      key: alarm.id,
      name: alarm.name,
      firstName: alarm.firstName,
      face: readFace(alarm.face),
      what: alarmKindLabel[alarm.kind],
      where: alarm.address ?? 'We do not know where: they were not sent anywhere',
      since: ago(alarm.receivedAt, tx.now),
      at: toTheSecond(alarm.raisedAt),
      ringing: alarm.state === 'ringing',
      answeredBy: alarm.answeredByName,
      mine: alarm.answeredBy === mine,
      keeps: alarm.answerLapsesAt ? toTheSecond(alarm.answerLapsesAt) : null,
      visit: alarm.visitId ? `/visits/${alarm.visitId}` : null,
      known: [
        [
          'Asked',
          alarm.asked
            .map((one) => `${alarmKindLabel[one.kind as keyof typeof alarmKindLabel]}, ${toTheSecond(one.happenedAt)}`)
            .join('; ') || toTheSecond(alarm.raisedAt),
        ],
        ['How', alarm.silent ? 'Silently: whoever is near must not notice' : 'With sound'],
        ['Last heard of', watch ? `${toTheSecond(watch.lastSignAt)}, ${watchStateLabel[watch.state].toLowerCase()}` : 'No watch runs'],
        [
          'Place of the phone',
          alarm.placeAt
            ? `Known at ${clockTime(alarm.placeAt)}, within ${alarm.placeMetres ?? '?'} metres`
            : 'Not told. The door they were sent to is shown.',
        ],
        ['Their number', `${spokenTelephone(alarm.telephone)}. Ring it only if that is safe for them.`],
      ] as [string, string][],
      rings: ringsOf(alarm),
      marks: await markOf(tx, alarm),
    })
  }
  return shown
}
export type AlarmOnDesk = Awaited<ReturnType<typeof alarmsShown>>[number]
