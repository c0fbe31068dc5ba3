import type { Line } from './line.ts'
import type { Sound } from './alarms/sound/use-siren.ts'

/** What the layout hands to its pages: how the line stands, whether single keys are on, what the sound can do, and the list of keys. */
export type DeskFrame = { line: Line; keys: boolean; sound: Sound; help: () => void }
