import type { ReactNode } from 'react'
import { IconAtRisk, IconCheck, IconDoor, IconMoved, type Icon } from '../icons.ts'

export type ChipTone = 'green' | 'slate' | 'lamp-tint' | 'lamp' | 'outline'

/** A state in a word, with its icon. 24 px high. */
export function Chip({ tone, icon: Sign, children }: { tone: ChipTone; icon: Icon; children: ReactNode }) {
  return (
    <span className={`chip chip-${tone}`}>
      <Sign aria-hidden className="chip-icon" strokeWidth={2.3} />
      {children}
    </span>
  )
}

export const promiseStates = ['kept', 'on_course', 'at_the_door', 'at_risk', 'moved'] as const
export type PromiseState = (typeof promiseStates)[number]

const looks: Record<PromiseState, { tone: ChipTone; icon: Icon; word: string }> = {
  kept: { tone: 'green', icon: IconCheck, word: 'Kept' },
  on_course: { tone: 'slate', icon: IconDoor, word: 'On course' },
  at_the_door: { tone: 'lamp-tint', icon: IconDoor, word: 'At the door' },
  at_risk: { tone: 'lamp', icon: IconAtRisk, word: 'At risk' },
  moved: { tone: 'outline', icon: IconMoved, word: 'Moved' },
}

/** How a promise stands. Children replace the word: “At risk, 78 min”. */
export function PromiseChip({ state, children }: { state: PromiseState; children?: ReactNode }) {
  const { tone, icon, word } = looks[state]
  return (
    <Chip tone={tone} icon={icon}>
      {children ?? word}
    </Chip>
  )
}

/** How many: ink when it asks for a person, quiet otherwise. */
export const Count = ({ of, quiet }: { of: number; quiet?: boolean }) => <span className={quiet ? 'count count-quiet' : 'count'}>{of}</span>

/** A key to press. */
export const Kbd = ({ children }: { children: ReactNode }) => <kbd className="kbd">{children}</kbd>

/** A small square for an icon at the head of a line of work. */
export const IconTile = ({ tone, icon: Sign }: { tone: 'lamp-tint' | 'slate' | 'green' | 'heather' | 'plate'; icon: Icon }) => (
  <span className={`tile tile-${tone}`}>
    <Sign aria-hidden size={20} strokeWidth={2} />
  </span>
)

/** V7 The check code, four plates, left to right in every language. */
export const Code = ({ digits, label }: { digits: string; /** Heard instead of the plates: “Check code 4 7 2 9”. */ label: string }) => (
  <span className="code left-to-right" role="img" aria-label={label}>
    {[...digits].map((digit, place) => (
      // oxlint-disable-next-line react/no-array-index-key -- a digit is its place
      <span key={place} className="code-digit" aria-hidden>
        {digit}
      </span>
    ))}
  </span>
)
