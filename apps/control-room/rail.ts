import { hasDoor, mayOpen } from '../doors.ts'
import {
  IconConcern,
  IconFigures,
  IconHelp,
  IconHome,
  IconPeople,
  IconRehearse,
  IconTakeCall,
  IconToday,
  IconVisits,
  type Icon,
} from '../design/icons.ts'
import type { StaffRole } from '../../platform/who.ts'

export type RailEntry = { path: string; word: string; icon: Icon; /** After `g`. */ letter: string }

const entries: readonly RailEntry[] = [
  { path: '/today', word: 'Today', icon: IconToday, letter: 't' },
  { path: '/call', word: 'Take a call', icon: IconTakeCall, letter: 'c' },
  { path: '/visits', word: 'Visits', icon: IconVisits, letter: 'v' },
  { path: '/households', word: 'Households', icon: IconHome, letter: 'h' },
  { path: '/people', word: 'People', icon: IconPeople, letter: 'p' },
  { path: '/alarms', word: 'Alarms', icon: IconHelp, letter: 'a' },
  { path: '/concerns', word: 'Concerns', icon: IconConcern, letter: 'n' },
  { path: '/learned', word: 'Learned', icon: IconFigures, letter: 'l' },
  { path: '/rehearse', word: 'Rehearse', icon: IconRehearse, letter: 'r' },
]

/** The entries whose page exists and is open to this role. */
export const railFor = (role: StaffRole): RailEntry[] => entries.filter(({ path }) => hasDoor(path) && mayOpen(path, role))
