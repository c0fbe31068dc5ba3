/** What was done and written while the alarm was open, and the latest answer to each question of the script. */
import type { AlarmShown } from '../../../../../care/alarms/actions.ts'
import { scriptAnswers } from '../../../../../care/alarms/rules.ts'
import type { ScriptAnswer } from '../../../../../care/alarms/rules.ts'
import { answerLabel, questionWords } from '../../../../../care/alarms/words/script.ts'
import { oneOf } from '../../../../../lib/lists.ts'
import { toTheSecond } from '../../../say.ts'

type Note = AlarmShown['notes'][number]

const done: Record<string, string> = {
  rang_them: 'Rang them',
  joined_the_line: 'Joined the line',
  rang_999: 'Rang 999',
  asked_to_go: 'Asked colleagues to go, outside only',
  handed_over: 'Handed to the alarm receiving centre',
  still_here: 'Still on it',
}

const wordsOf = (note: Note, name: string): string => {
  if (note.kind === 'yes_no' && note.question) {
    const answer = oneOf(scriptAnswers, note.answer)
    return `${questionWords[note.question]?.(name).ask ?? note.question} ${answer ? answerLabel[answer] : (note.answer ?? '')}`
  }
  const what = done[note.kind]
  return [what, note.words].filter(Boolean).join(': ')
}

/** The newest first: it is what was just heard. */
export const linesOf = ({ notes }: AlarmShown, name: string) =>
  notes
    .map((note) => ({ key: note.id, at: toTheSecond(note.at), by: note.by, said: note.kind === 'said', words: wordsOf(note, name) }))
    .toReversed()
export type LineShown = ReturnType<typeof linesOf>[number]

/** By question: the latest answer and when it was given. */
export const answersOf = ({ notes }: AlarmShown): Record<string, { answer: ScriptAnswer; at: string }> => {
  const found: Record<string, { answer: ScriptAnswer; at: string }> = {}
  for (const note of notes) {
    const answer = note.kind === 'yes_no' ? oneOf(scriptAnswers, note.answer) : null
    if (note.question && answer) found[note.question] = { answer, at: toTheSecond(note.at) }
  }
  return found
}

export const rang999At = ({ notes }: AlarmShown): string | null => {
  const last = notes.findLast((note) => note.kind === 'rang_999')
  return last ? toTheSecond(last.at) : null
}
