/** What was answered so far travels in the address: closed lists only, never somebody's own words. */
import { problemCodes, problems } from '../../../care/repairs/rules.ts'
import type { Problem } from '../../../care/repairs/rules.ts'
import { oneOf } from '../../../lib/lists.ts'
import { roomCodes } from '../words/report.ts'
import type { Room } from '../words/report.ts'

export type Answers = { readonly problem: Problem | null; readonly room: Room | null }

export const answersIn = (url: string): Answers => {
  const asked = new URL(url).searchParams
  return { problem: oneOf(problemCodes, asked.get('problem')), room: oneOf(roomCodes, asked.get('room')) }
}

/** Written in an address again. */
export const asQuery = ({ problem, room }: Answers): Record<string, string> => ({ ...(problem && { problem }), ...(room && { room }) })

/** What cannot wait for a window is told by telephone, to a person who sends somebody while they listen. */
export const cannotWait = (problem: Problem): boolean => problems[problem].haste === 'emergency'
