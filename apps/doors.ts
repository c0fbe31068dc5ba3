import type { StaffRole } from '../platform/who.ts'
import type { Handle } from './page.ts'

/** Who may open a page: these roles, anyone, or whoever holds a resident's link. */
export type May = readonly StaffRole[] | 'anyone' | 'resident link'

/**
 * One page: its address, its file under `apps/`, who may open it, and which face it belongs to. `whileLocked` marks the few
 * that a desk which fell asleep may still open: the alarm desk, which asks a PIN to answer.
 */
export type Door = {
  readonly path: string
  readonly file: string
  readonly may: May
  readonly face: Handle['face']
  readonly whileLocked?: true
}

const office: readonly StaffRole[] = ['controller', 'director', 'administrator', 'safeguarding_lead']

/** Every page there is. A page that does not stand here does not exist; the server asks this table who may come in. */
export const doors: readonly Door[] = [
  { path: '/', file: 'sign-in/home.ts', may: 'anyone', face: 'sign-in' },
  { path: '/sign-in', file: 'sign-in/sign-in.tsx', may: 'anyone', face: 'sign-in' },
  { path: '/sign-out', file: 'sign-in/sign-out.ts', may: 'anyone', face: 'sign-in' },
  { path: '/today', file: 'control-room/today.tsx', may: office, face: 'control-room' },
  { path: '/today/why/:proposal', file: 'control-room/today-why.ts', may: office, face: 'control-room' },
  { path: '/call', file: 'control-room/call.tsx', may: office, face: 'control-room' },
  { path: '/call/:household', file: 'control-room/call-household.tsx', may: office, face: 'control-room' },
  { path: '/call/:household/:order', file: 'control-room/call-order.tsx', may: office, face: 'control-room' },
  { path: '/visits', file: 'control-room/visits.tsx', may: office, face: 'control-room' },
  { path: '/visits/export', file: 'control-room/visits-export.ts', may: office, face: 'control-room' },
  { path: '/visits/:visit', file: 'control-room/visit.tsx', may: office, face: 'control-room' },
  { path: '/photos/:photo', file: 'control-room/photo.ts', may: office, face: 'control-room' },
  { path: '/orders', file: 'control-room/orders.tsx', may: office, face: 'control-room' },
  { path: '/orders/:order', file: 'control-room/order.tsx', may: office, face: 'control-room' },
  { path: '/orders/:order/send', file: 'control-room/send.tsx', may: office, face: 'control-room' },
  { path: '/households', file: 'control-room/households.tsx', may: office, face: 'control-room' },
  { path: '/households/:household', file: 'control-room/household.tsx', may: office, face: 'control-room' },
  { path: '/search', file: 'control-room/search.tsx', may: office, face: 'control-room' },
  { path: '/premises/:premises', file: 'control-room/premises.tsx', may: office, face: 'control-room' },
  { path: '/people', file: 'control-room/people.tsx', may: [...office, 'training_lead'], face: 'control-room' },
  { path: '/people/:operative', file: 'control-room/person.tsx', may: [...office, 'training_lead'], face: 'control-room' },
  { path: '/alarms', file: 'control-room/alarms.tsx', may: [...office, 'training_lead'], face: 'control-room', whileLocked: true },
  { path: '/alarms/ladder', file: 'control-room/alarm-ladders.tsx', may: office, face: 'control-room' },
  { path: '/alarms/ladder/:ladder', file: 'control-room/alarm-ladder.tsx', may: ['director', 'administrator'], face: 'control-room' },
  { path: '/alarms/drills', file: 'control-room/alarm-drills.tsx', may: [...office, 'training_lead'], face: 'control-room' },
  { path: '/alarms/past', file: 'control-room/alarms-past.tsx', may: office, face: 'control-room' },
  { path: '/alarms/figures', file: 'control-room/alarm-figures.tsx', may: office, face: 'control-room' },
  { path: '/alarms/:alarm', file: 'control-room/alarm.tsx', may: office, face: 'control-room' },
  { path: '/learned', file: 'control-room/learned.tsx', may: ['controller', 'director'], face: 'control-room' },
  { path: '/rehearse', file: 'control-room/rehearse.tsx', may: ['controller', 'director'], face: 'control-room' },
  { path: '/rehearse/:run', file: 'control-room/rehearse-run.tsx', may: ['controller', 'director'], face: 'control-room' },
  { path: '/rehearse/:run/file', file: 'control-room/rehearse-file.ts', may: ['controller', 'director'], face: 'control-room' },
  { path: '/welfare/:check', file: 'control-room/welfare.tsx', may: office, face: 'control-room' },
  { path: '/concerns', file: 'control-room/concerns.tsx', may: [...office, 'training_lead', 'operative'], face: 'control-room' },
  { path: '/concerns/:concern', file: 'control-room/concern.tsx', may: ['safeguarding_lead'], face: 'control-room' },
  { path: '/landlord', file: 'landlord/landlord.tsx', may: ['landlord_officer'], face: 'control-room' },
  { path: '/design', file: 'design/gallery/page.tsx', may: 'anyone', face: 'design' },
  { path: '/v/:token', file: 'resident/visit/who.tsx', may: 'resident link', face: 'resident' },
  { path: '/v/:token/change', file: 'resident/change/change.tsx', may: 'resident link', face: 'resident' },
  { path: '/v/:token/wait', file: 'resident/change/wait.ts', may: 'resident link', face: 'resident' },
  { path: '/v/:token/stop', file: 'resident/change/stop.tsx', may: 'resident link', face: 'resident' },
  { path: '/v/:token/time/:order', file: 'resident/change/time.tsx', may: 'resident link', face: 'resident' },
  { path: '/v/:token/report', file: 'resident/report/problem.tsx', may: 'resident link', face: 'resident' },
  { path: '/v/:token/report/room', file: 'resident/report/room.tsx', may: 'resident link', face: 'resident' },
  { path: '/v/:token/report/now', file: 'resident/report/now.tsx', may: 'resident link', face: 'resident' },
  { path: '/v/:token/report/words', file: 'resident/report/words.tsx', may: 'resident link', face: 'resident' },
  { path: '/v/:token/report/check', file: 'resident/report/check.tsx', may: 'resident link', face: 'resident' },
  { path: '/v/:token/comfort', file: 'resident/comfort/comfort.tsx', may: 'resident link', face: 'resident' },
  { path: '/v/:token/told', file: 'resident/comfort/told.tsx', may: 'resident link', face: 'resident' },
  { path: '/v/:token/how', file: 'resident/afterwards/how.tsx', may: 'resident link', face: 'resident' },
  { path: '/v/:token/thank-you', file: 'resident/afterwards/thank-you.tsx', may: 'resident link', face: 'resident' },
  { path: '/link-has-ended', file: 'resident/open/link-has-ended.tsx', may: 'anyone', face: 'resident' },
  { path: '/card/:number', file: 'resident/open/card.tsx', may: 'anyone', face: 'resident' },
  { path: '/leave', file: 'resident/leave.ts', may: 'anyone', face: 'resident' },
  { path: '/handed-over/:token', file: 'handed-over/face.tsx', may: 'anyone', face: 'design' },
  { path: '/theme', file: 'design/theme.ts', may: 'anyone', face: 'design' },
]

const at = (path: string): Door | undefined => doors.find((door) => door.path === path)

export const hasDoor = (path: string): boolean => at(path) !== undefined

/** Whether a person with this role may open the page at this address (as it stands in the table, `:id` and all). */
export const mayOpen = (path: string, role: StaffRole): boolean => {
  const may = at(path)?.may
  return may === 'anyone' || (Array.isArray(may) && may.includes(role))
}
