/** A ladder in words. */
import type { Foreseen } from '../../../../care/alarms/rules.ts'
import { ringChannels } from '../../../../care/alarms/rules.ts'
import { ringChannelLabel, rungGroupLabel } from '../../../../care/alarms/words.ts'
import { listed } from '../../../../lib/lists.ts'
import { capital } from '../../say.ts'

const lower = (words: string): string => words.toLowerCase()
/** “screen, push and call” */
export const channelsOf = (channels: readonly (typeof ringChannels)[number][]): string =>
  listed(ringChannels.filter((channel) => channels.includes(channel)).map((channel) => lower(ringChannelLabel[channel])))

/** “Screen, push, text and call” */
export const waysOf = ({ people, arc }: Pick<Foreseen, 'people' | 'arc'>): string => {
  const used = channelsOf([...new Set(people.flatMap((one) => one.channels))])
  return capital([used, arc ? 'the receiving centre is told' : ''].filter(Boolean).join('; ')) || 'Screens only'
}

/** Whom a ring reaches, when it is nobody by name. */
export const ringWords = ({ arc }: Pick<Foreseen, 'arc'>): string => (arc ? rungGroupLabel.arc : 'The screens of the office')

const dayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** “Every day, the whole day”, “Monday to Friday, 07:30 to 17:00” */
export const whenWords = ({ days, fromTime, toTime }: { days: readonly number[] | null; fromTime: string; toTime: string }): string => {
  const hours = fromTime === toTime ? 'the whole day' : `${fromTime} to ${toTime}`
  if (!days || days.length === 7) return `Every day, ${hours}`
  const sorted = days.toSorted((a, b) => a - b)
  const run = sorted.length > 2 && sorted.every((day, at) => day === sorted[0]! + at)
  const named = run ? `${dayNames[sorted[0]! - 1]} to ${dayNames[sorted.at(-1)! - 1]}` : listed(sorted.map((day) => dayNames[day - 1]!))
  return `${named}, ${hours}`
}
