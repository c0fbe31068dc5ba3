/** The plan's questions and answers as text, on their way to the thread that plans and back. What is long goes in pieces, so that nobody waits while one is written or read. */
import { fromText, inText } from '../../../../lib/in-text.ts'
import { letOthersIn } from '../../../../platform/thinking/let-others-in.ts'
import type { Effect } from '../../../dispatch/live/effect.ts'
import type { LookAhead } from '../../../dispatch/look-ahead.ts'
import type { Proposal } from '../../../dispatch/engine.ts'
import type { Steer } from '../../rules/steers.ts'
import type { Decision, Planner, Told } from './planner.ts'

type Rest = Omit<Told, 'operatives' | 'visits'> & { readonly steers: readonly Steer[]; readonly decision: Decision | null }
/** Each piece is text. */
export type Sent = { readonly operatives: readonly string[]; readonly visits: readonly string[]; readonly rest: string }
/** Each proposal of a look ahead by itself: with everybody whom it passed over they are the most of it. */
export type Answer = { readonly proposals: readonly string[]; readonly rest: string }

/** So many people or homes in a piece: some 2 ms of work. */
const atOnce = 40

const inPieces = async (list: readonly unknown[]): Promise<string[]> => {
  const pieces: string[] = []
  for (let from = 0; from < list.length; from += atOnce) {
    pieces.push(inText(list.slice(from, from + atOnce)))
    await letOthersIn()
  }
  return pieces
}

export const sent = async ({ operatives, visits, ...told }: Told, steers: readonly Steer[], decision: Decision | null): Promise<Sent> => ({
  operatives: await inPieces(operatives),
  visits: await inPieces(visits),
  rest: inText({ ...told, steers, decision } satisfies Rest),
})

/** In the thread: what is thought of what was sent. */
export const answerer =
  ({ ahead, effect }: Planner) =>
  ({ operatives, visits, rest }: Sent): Answer => {
    const { steers, decision, ...told } = fromText<Rest>(rest)
    const whole = <T>(pieces: readonly string[]): T[] => pieces.flatMap((piece) => fromText<T[]>(piece))
    const facts: Told = { ...told, operatives: whole(operatives), visits: whole(visits) }
    if (decision !== null) return { proposals: [], rest: inText(effect(facts, steers, decision)) }
    const { proposals, ...found } = ahead(facts, steers)
    return { proposals: proposals.map(inText), rest: inText(found) }
  }

export const effectIn = ({ rest }: Answer): Effect => fromText<Effect>(rest)

export const aheadIn = async ({ proposals, rest }: Answer): Promise<LookAhead> => {
  const read: Proposal[] = []
  for (const one of proposals) {
    read.push(fromText<Proposal>(one))
    await letOthersIn()
  }
  return { ...fromText<Omit<LookAhead, 'proposals'>>(rest), proposals: read }
}
