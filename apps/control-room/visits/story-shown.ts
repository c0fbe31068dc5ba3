/** The visit as a story, made ready to read: days, times, marks, and the photographs by their address. */
import { data } from 'react-router'
import { visitStory } from '../../../care/visits/actions.ts'
import type { Story } from '../../../care/visits/actions.ts'
import { bookingsOfVisit } from '../../../care/booking/actions.ts'
import { isOut } from '../../../care/booking/rules.ts'
import { outcomeLabel, visitStateLabel } from '../../../care/visits/words.ts'
import type { PhotoShows } from '../../../care/visits/rules/visit.ts'
import type { VisitId } from '../../../lib/ids.ts'
import { listed } from '../../../lib/lists.ts'
import { clockTime, dayOf } from '../../../lib/time.ts'
import type { Instant } from '../../../lib/time.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { readFace } from '../../design/faces/read.ts'
import { needFamily, precautionFamily } from '../../design/marks/families.ts'
import { capital, dayName, hoursOf, toTheSecond } from '../say.ts'

const photoShowsLabel: Record<PhotoShows, string> = { before: 'Before', after: 'After', hazard: 'What looked unsafe' }

const entriesOf = (story: Story, now: Instant) => {
  let last = ''
  return story.entries.map((entry, place) => {
    const name = dayName(dayOf(entry.at), now)
    const day = name === last ? undefined : name
    last = name
    const { mark, title, detail, promises } = entry
    return {
      key: `${place}`,
      time: clockTime(entry.at),
      day,
      mark,
      title,
      detail,
      promises: [...promises],
      photoIds: [...(entry.photoIds ?? [])],
    }
  })
}

const doorstepOf = ({ doorstep, operatives }: Story) => {
  const consent = doorstep?.consents.at(-1)
  if (!doorstep || !consent) return null
  const withdrawn = doorstep.consents.findLast((one) => one.withdrawnAt)?.withdrawnAt
  const card = operatives[0]?.idCardNumber
  const first = operatives[0]?.firstName ?? 'our operative'
  return {
    title: `${consent.givenBy} said yes to ${listed(operatives.map((one) => one.firstName)) || first}`,
    face: readFace(operatives[0]?.face),
    when: [doorstep.from, doorstep.to].flatMap((at) => (at ? [clockTime(at)] : [])).join(' to '),
    rows: [
      ['ID card shown', doorstep.idShownAt ? `Yes, card ${card}, ${clockTime(doorstep.idShownAt)}` : 'No'],
      ['Check code', doorstep.codeSaidAt ? `Said through the door, ${clockTime(doorstep.codeSaidAt)}` : 'Not said'],
      ['Who said yes', `${consent.givenBy}, ${clockTime(consent.givenAt)}`],
      ['In which words', consent.language ?? 'English'],
      ['For which work', consent.work],
      ['Which rooms', listed(consent.rooms) || 'None named'],
      ['Limits', consent.limits ?? 'None said'],
      ['Changed their mind', withdrawn ? `Yes, at ${clockTime(withdrawn)}. That was right to ask.` : 'No. They could at any time.'],
    ] as [string, string][],
  }
}

const shownOf = ({ shown, operatives }: Story) =>
  shown.map((one) => ({
    key: `${one.operativeId} ${one.shownAt.toString()}`,
    title: `What ${operatives.find((person) => person.id === one.operativeId)?.firstName ?? 'they'} saw at ${clockTime(one.shownAt)}`,
    helps: [...one.shown.helps.before, ...one.shown.helps.door, ...one.shown.helps.inside]
      .filter((help, at, all) => all.findIndex((other) => other.sentence === help.sentence) === at)
      .map((help) => ({ icon: needFamily[help.icon as keyof typeof needFamily] ?? ('who' as const), sentence: help.sentence })),
    plates: one.shown.plates.map((plate) => ({
      icon: precautionFamily[plate.icon as keyof typeof precautionFamily] ?? ('marker' as const),
      sentence: plate.sentence,
    })),
  }))

const promiseOf = ({ appointment, promises }: Story) => {
  if (!appointment) return null
  const kept = promises.find((one) => one.id === 'B4' || one.id === 'B3')?.kept ?? null
  const state =
    appointment.state === 'kept'
      ? 'kept'
      : appointment.state === 'moved'
        ? 'moved'
        : kept === false || appointment.state === 'missed'
          ? 'at_risk'
          : 'on_course'
  const word = { kept: 'Kept', moved: 'Moved', at_risk: 'Not kept', on_course: 'Promised' }[state]
  return { state, words: `${word}: ${hoursOf(appointment.window)}` } as const
}

export const storyShown = async (tx: Tx, id: VisitId) => {
  const story = await visitStory(tx, id)
  if (!story)
    throw data(
      {
        title: 'This visit has no story yet',
        why: 'Nobody’s phone has opened it, or it is not known here.',
        next: 'Look among the visits, or wait until they set off.',
      },
      { status: 404 },
    )
  const { visit } = story
  const outcome = visit.progress.outcome
  const recall = (await bookingsOfVisit(tx, id)).filter((one) => one.state === 'on_the_way').map((one) => one.id)
  const live = (await bookingsOfVisit(tx, id)).some((one) => isOut(one.state))
  return {
    title: `${story.household}: ${story.work}`,
    address: story.address,
    standing: live ? visitStateLabel[visit.progress.state] : outcome ? outcomeLabel[outcome] : visitStateLabel[visit.progress.state],
    day: capital(dayName(dayOf(story.appointment?.window.from ?? story.entries.at(-1)?.at ?? tx.now), tx.now)),
    household: `/households/${visit.householdId}`,
    order: `/orders/${visit.orderId}`,
    promise: promiseOf(story),
    /** Where the promise is moved with the household, while nobody is going. */
    move: !live && story.appointment?.state === 'promised' ? `/call/${visit.householdId}/${visit.orderId}` : null,
    entries: entriesOf(story, tx.now),
    doorstep: doorstepOf(story),
    shown: shownOf(story),
    photos: story.photos.map((photo) => ({
      id: photo.id as string,
      words: `${photoShowsLabel[photo.shows]}, ${clockTime(photo.takenAt)}`,
    })),
    promises: story.promises.map((one) => ({ ...one })),
    record: `${story.record.events} entries in the record, as of ${toTheSecond(tx.now)}. ${story.record.looks === 1 ? 'One person has' : `${story.record.looks} people have`} looked.`,
    recall,
  }
}
export type StoryShown = Awaited<ReturnType<typeof storyShown>>
