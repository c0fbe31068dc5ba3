import { unhurriedTemplates } from '../../rules.ts'
import type { Lane } from '../../../../platform/timers/timers.ts'
import type { Queued } from '../../store.ts'

/** Duty says what it has to say before the day's business does. */
export const timerLane = ({ lane, template }: { lane: Queued['lane']; template: string }): Lane =>
  lane === 'household' || (unhurriedTemplates as readonly string[]).includes(template) ? 2 : 1
