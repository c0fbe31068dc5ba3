import { unhurriedTemplates } from '../../rules.ts'
import type { Queued } from '../../store.ts'

/** Lane 0 is for whoever may be in danger. */
export const timerLane = ({ lane, template }: { lane: Queued['lane']; template: string }): 0 | 1 =>
  lane === 'household' || (unhurriedTemplates as readonly string[]).includes(template) ? 1 : 0
