/** Where they are, and the last things known of them: the phone's own acts, the watch, how the phone was. Nobody is followed (A7). */
import type { AlarmShown } from '../../../../../care/alarms/actions.ts'
import { phoneState, watchOfAlarm } from '../../../../../care/alarms/actions.ts'
import { lastDoorOfPerson } from '../../../../../care/booking/actions.ts'
import { householdOf } from '../../../../../care/households/actions.ts'
import { premisesOf } from '../../../../../care/premises/actions.ts'
import { addressLine } from '../../../../../care/premises/rules.ts'
import { lastThings } from '../../../../../care/visits/actions.ts'
import type { StoryMark } from '../../../../../care/visits/rules/story.ts'
import type { HouseholdId, OperativeId, PremisesId, VisitId } from '../../../../../lib/ids.ts'
import type { Place } from '../../../../../lib/place.ts'
import { clockTime, isBefore } from '../../../../../lib/time.ts'
import type { Instant } from '../../../../../lib/time.ts'
import type { Tx } from '../../../../../platform/postgres/tx.ts'
import { readFace } from '../../../../design/faces/read.ts'
import { distinctFaces } from '../../../../design/faces/spec.ts'
import type { MapMark } from '../../../../design/map/marks.ts'
import { moment, toTheSecond } from '../../../say.ts'

/** `icon`: what stands beside the line. */
export type KnownLine = { icon: StoryMark | 'watch' | 'amber' | 'heard' | 'asked' | 'phone'; title: string; note: string | null }

/**
 * `place`: where the phone was, `at` that moment, within so many metres; told when it asked, or else with the last check-in. `last`: with
 * neither a door that they were sent to nor a place, the door that they stood at last.
 */
export type Whereabouts = {
  premisesId: PremisesId | null
  door: Place | null
  last: { door: Place | null; address: string; leftAt: Instant | null } | null
  place: (Place & { at: Instant; metres: number | null; told: 'asked' | 'checked in' }) | null
}

type Told = { lon: number | null; lat: number | null; placeAt: Instant | null; placeMetres: number | null }
const placeOf = (one: Told | undefined, told: 'asked' | 'checked in'): Whereabouts['place'] =>
  one && one.lon !== null && one.lat !== null && one.placeAt
    ? { lon: one.lon, lat: one.lat, at: one.placeAt, metres: one.placeMetres, told }
    : null

/** Where the phone was when it asked, or at the last check-in of a watch that still runs; and the door that they were sent to. */
export const whereaboutsOf = async (tx: Tx, alarm: AlarmShown): Promise<Whereabouts> => {
  const household = alarm.householdId ? await householdOf(tx, alarm.householdId as HouseholdId) : null
  const door = household ? ((await premisesOf(tx, household.premisesId))?.place ?? null) : null
  const watch = await watchOfAlarm(tx, alarm)
  const place = placeOf(alarm, 'asked') ?? placeOf(watch ?? undefined, 'checked in')
  const last = door || place || !alarm.whoseId ? null : await lastOf(tx, alarm.whoseId)
  return { premisesId: household?.premisesId ?? null, door, last, place }
}

const lastOf = async (tx: Tx, id: OperativeId): Promise<Whereabouts['last']> => {
  const last = await lastDoorOfPerson(tx, id)
  const premises = last && (await premisesOf(tx, last.premisesId))
  return premises ? { door: premises.place, address: addressLine(premises), leftAt: last.leftAt } : null
}

/** “8/2 Piersfield Terrace, Edinburgh, which they left at 6:22” */
export const lastWords = ({ last }: Whereabouts): string | null =>
  last && `${last.address}${last.leftAt ? `, which they left at ${clockTime(last.leftAt)}` : ''}`

/** The phone's place with how exact it is; else the door, said to be no more than that. */
export const marksOf = (alarm: AlarmShown, { door, last, place }: Whereabouts, name: string): MapMark[] => {
  const at = place ?? door ?? last?.door
  if (!at) return []
  const face = readFace(alarm.face) ?? distinctFaces[0]!
  const sentTo = last ? `the last door we know, ${last.address}` : (alarm.address ?? 'the door they were sent to')
  const words = `${name}, ${place ? `where the phone was when they ${place.told}` : sentTo}`
  const accuracy = place ? (place.metres ?? 100) : 25
  return [{ key: alarm.id, kind: 'alarm', lon: at.lon, lat: at.lat, face, accuracy, words }]
}

/** “From the phone, 14:06:09, within 12 m” */
export const placeWords = (whereabouts: Whereabouts): string => {
  const { door, place } = whereabouts
  const last = lastWords(whereabouts)
  if (!place && !door && last) return `We do not know where they are. The last door we know is ${last}.`
  if (!place) return door ? 'The phone did not say. This is the door they were sent to.' : 'We do not know where they are.'
  const from = place.told === 'asked' ? 'From the phone' : 'From the last check-in'
  return `${from}, ${toTheSecond(place.at)}, ${place.metres === null ? 'not said how exact' : `within ${place.metres} m`}`
}

/** For whoever is told by voice: figures that another can find on a map. */
export const spokenPlace = ({ place }: Whereabouts): string | null =>
  place &&
  `at ${place.lat.toFixed(5)}, ${place.lon.toFixed(5)}${place.metres === null ? '' : `, within ${place.metres} metres`}, at ${clockTime(place.at)}`

const watchLines = async (tx: Tx, alarm: AlarmShown): Promise<KnownLine[]> => {
  const watch = await watchOfAlarm(tx, alarm)
  if (!watch) return [{ icon: 'watch', title: 'No watch runs', note: 'They were not on a visit, or had left it.' }]
  const due = `${isBefore(watch.checkInBy, tx.now) ? 'Was due' : 'Next was due'} ${clockTime(watch.checkInBy)}`
  const amber = watch.amberAt
    ? [
        {
          icon: 'amber' as const,
          title: `Felt uneasy going in, ${moment(watch.amberAt, tx.now)}`,
          note: watch.amberWords ? `“${watch.amberWords}”` : null,
        },
      ]
    : []
  const paused = watch.pausedUntil ? `${due}. Paused until ${clockTime(watch.pausedUntil)}` : due
  return [...amber, { icon: 'watch', title: `Last heard of ${toTheSecond(watch.lastSignAt)}`, note: `${paused}.` }]
}

const heardLine = ({ heard, fromTelephone }: AlarmShown): KnownLine[] =>
  heard ? [{ icon: 'heard', title: fromTelephone ? 'The text that came' : 'What was said or written', note: `“${heard}”` }] : []

const askedLine = (alarm: AlarmShown, say: (kind: string) => string): KnownLine[] =>
  alarm.asked.length < 2
    ? []
    : [
        {
          icon: 'asked',
          title: `Asked ${alarm.asked.length} times`,
          note: alarm.asked.map((one) => `${say(one.kind)}, ${toTheSecond(one.happenedAt)}`).join('; '),
        },
      ]

/** “Phone 64%, weak signal”: what may explain a silence. */
const phoneLine = (phone: Awaited<ReturnType<typeof phoneState>>, now: Instant): KnownLine[] => {
  if (!phone) return []
  const told = [phone.battery === null ? null : `${phone.battery}%`, phone.signal && `${phone.signal} signal`].filter(Boolean).join(', ')
  return [{ icon: 'phone', title: `Phone ${told}`, note: `As it told ${moment(phone.at, now)}.` }]
}

export const knownOf = async (tx: Tx, alarm: AlarmShown, say: (kind: string) => string): Promise<KnownLine[]> => {
  const visit = alarm.visitId as VisitId | null
  const acts = visit && alarm.whoseId ? await lastThings(tx, visit, { operativeId: alarm.whoseId, by: alarm.firstName ?? '' }) : []
  return [
    ...heardLine(alarm),
    ...askedLine(alarm, say),
    ...(alarm.kind === 'unmatched' ? [] : await watchLines(tx, alarm)),
    ...(alarm.whoseId ? phoneLine(await phoneState(tx, alarm.whoseId), tx.now) : []),
    ...acts.map(({ mark, title, detail, at }) => ({ icon: mark, title: `${title}, ${moment(at, tx.now)}`, note: detail })),
  ]
}
