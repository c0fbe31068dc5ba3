/** How this alarm may end, and who has asked that it be over. */
import { isSos, resolutions, wordsFrom } from '../../../../../care/alarms/rules.ts'
import type { AlarmShown } from '../../../../../care/alarms/actions.ts'
import { resolutionLabel, wordFromLabel } from '../../../../../care/alarms/words.ts'
import type { Tx } from '../../../../../platform/postgres/tx.ts'
import { toTheSecond } from '../../../say.ts'

/** On which proof the first person stands, in sentences. */
const proofOf = (alarm: AlarmShown, asked: NonNullable<AlarmShown['standDown']>): string[] => [
  resolutionLabel[asked.resolution],
  asked.spokeToThem ? `${asked.askedByName} spoke to them.` : 'Nobody spoke to them.',
  alarm.pinGivenAt ? `They gave their PIN at ${toTheSecond(alarm.pinGivenAt)}.` : 'They have not given their PIN.',
  ...(asked.wordFrom ? [`Word from: ${wordFromLabel[asked.wordFrom].toLowerCase()}.`] : []),
]

export const endingOf = (tx: Tx, alarm: AlarmShown) => {
  const asked = alarm.standDown
  return {
    unmatched: alarm.kind === 'unmatched',
    takesTwo: isSos(alarm.kind) || alarm.duressAt !== null,
    pinAt: alarm.pinGivenAt && !alarm.duressAt ? toTheSecond(alarm.pinGivenAt) : null,
    words: wordsFrom
      .filter((one) => one !== 'everybody_counted' || alarm.kind === 'unmatched')
      .map((value) => ({ value: value as string, label: wordFromLabel[value] })),
    resolutions: resolutions.map((value) => ({ value: value as string, label: resolutionLabel[value] })),
    refusal: alarm.refusal?.at
      ? `${alarm.refusal.by} was not sure at ${toTheSecond(alarm.refusal.at)}: “${alarm.refusal.why ?? ''}”`
      : null,
    waiting: asked && {
      by: asked.askedByName,
      at: toTheSecond(asked.askedAt),
      why: asked.why,
      mine: tx.who.kind === 'staff' && asked.askedBy === tx.who.staffId,
      proof: proofOf(alarm, asked),
    },
  }
}
