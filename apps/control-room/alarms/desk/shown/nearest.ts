/** Who could stand outside soonest, and everybody who is out: for going there, and for finding out whose number it is. */
import { watchesNow } from '../../../../../care/alarms/actions.ts'
import { liveBookings, nearestColleagues } from '../../../../../care/booking/actions.ts'
import { isOut } from '../../../../../care/booking/rules.ts'
import { premisesOfAll } from '../../../../../care/premises/actions.ts'
import { operativesOf } from '../../../../../care/workforce/actions.ts'
import { spokenTelephone } from '../../../../../care/messages/rules.ts'
import type { OperativeId } from '../../../../../lib/ids.ts'
import type { Place } from '../../../../../lib/place.ts'
import type { Tx } from '../../../../../platform/postgres/tx.ts'
import { readFace } from '../../../../design/faces/read.ts'
import { toTheSecond } from '../../../say.ts'

/** “Restalrig Road South, 4 min away” */
export const colleaguesOf = async (tx: Tx, to: Place | null, except: OperativeId | null) => {
  if (!to || !except) return []
  const near = await nearestColleagues(tx, { to, except })
  const doors = await premisesOfAll(
    tx,
    near.flatMap((one) => one.lastDoor ?? []),
  )
  return near.map(({ operative, minutesAway, lastDoor }) => {
    const door = lastDoor && doors.get(lastDoor)?.line1
    return {
      key: operative.id as string,
      name: operative.name,
      face: readFace(operative.face),
      telephone: spokenTelephone(operative.telephone).replaceAll(' ', '\u00a0'),
      words: `${door ? `Last at ${door}` : 'From where their shift begins'}, ${minutesAway} min away`,
    }
  })
}
export type ColleagueShown = Awaited<ReturnType<typeof colleaguesOf>>[number]

/** Everybody who is out, whoever was heard of longest ago first. */
export const whoIsOut = async (tx: Tx) => {
  const out = (await liveBookings(tx)).filter((one) => isOut(one.state))
  const people = await operativesOf(
    tx,
    out.map((one) => one.operativeId),
  )
  const doors = await premisesOfAll(
    tx,
    out.map((one) => one.premisesId),
  )
  const watches = await watchesNow(tx)
  const rows = out.map((one) => {
    const person = people.get(one.operativeId)
    const watch = watches.find((row) => row.bookingId === one.id)
    return {
      key: one.operativeId as string,
      name: person?.name ?? '',
      face: readFace(person?.face),
      telephone: person ? spokenTelephone(person.telephone).replaceAll(' ', '\u00a0') : '',
      where: doors.get(one.premisesId)?.line1 ?? '',
      heard: watch ? toTheSecond(watch.lastSignAt) : 'not known',
      at: watch?.lastSignAt.epochMilliseconds ?? 0,
    }
  })
  return rows.toSorted((a, b) => a.at - b.at)
}
export type OutShown = Awaited<ReturnType<typeof whoIsOut>>[number]
