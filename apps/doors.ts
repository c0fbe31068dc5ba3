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
  { path: '/call', file: 'control-room/call.tsx', may: office, face: 'control-room' },
  { path: '/call/:household', file: 'control-room/call-household.tsx', may: office, face: 'control-room' },
  { path: '/call/:household/:order', file: 'control-room/call-order.tsx', may: office, face: 'control-room' },
  { path: '/design', file: 'design/gallery/page.tsx', may: 'anyone', face: 'design' },
  { path: '/leave', file: 'resident/leave.ts', may: 'anyone', face: 'resident' },
  { path: '/theme', file: 'design/theme.ts', may: 'anyone', face: 'design' },
]

const at = (path: string): Door | undefined => doors.find((door) => door.path === path)

export const hasDoor = (path: string): boolean => at(path) !== undefined

/** Whether a person with this role may open the page at this address (as it stands in the table, `:id` and all). */
export const mayOpen = (path: string, role: StaffRole): boolean => {
  const may = at(path)?.may
  return may === 'anyone' || (Array.isArray(may) && may.includes(role))
}
