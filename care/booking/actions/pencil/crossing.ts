/** The plan's questions and answers as text, on their way to the thread that plans and back. What is long goes in pieces, so that nobody waits while one is written or read. */
import { fromText, inText } from '../../../../lib/in-text.ts'
import { isBefore } from '../../../../lib/time.ts'
import type { Instant } from '../../../../lib/time.ts'
import { letOthersIn } from '../../../../platform/thinking/let-others-in.ts'
import type { Effect } from '../../../dispatch/live/effect.ts'
import type { LookAhead } from '../../../dispatch/look-ahead.ts'
import type { Proposal } from '../../../dispatch/engine.ts'
import type { Steer } from '../../rules/steers.ts'
import { inFull, inShort } from './passed-over.ts'
import type { Short, ToWhom } from './passed-over.ts'
import type { Decision, Planner, Told } from './planner.ts'

type Rest = Omit<Told, 'operatives' | 'visits' | 'now'> & { readonly steers: readonly Steer[]; readonly decision: Decision | null }
/** Each piece is text. */
export type Sent = {
  readonly operatives: readonly string[]
  readonly visits: readonly string[]
  readonly rest: string
  readonly now: string
}
/** Proposals in pieces of text; everybody whom they passed over in short, which they would be the most of. */
export type Answer = {
  readonly proposals: readonly string[]
  readonly toWhom: readonly ToWhom[]
  readonly verdicts: readonly string[]
  readonly rest: string
}
type Bare = Omit<Proposal, 'passedOver'>
type Found = Omit<LookAhead, 'proposals'> & { readonly short: Omit<Short, 'verdicts'> }

/** So many people or homes in a piece: some 2 ms of work. */
const atOnce = 40

const pieceAt = (list: readonly unknown[], from: number): string => inText(list.slice(from, from + atOnce))
const inPieces = async (list: readonly unknown[]): Promise<string[]> => {
  const pieces: string[] = []
  for (let from = 0; from < list.length; from += atOnce) {
    pieces.push(pieceAt(list, from))
    await letOthersIn()
  }
  return pieces
}
/** The same where nobody else waits. */
const inPiecesAtOnce = (list: readonly unknown[]): string[] =>
  Array.from({ length: Math.ceil(list.length / atOnce) }, (_, n) => pieceAt(list, n * atOnce))
const whole = <T>(pieces: readonly string[]): T[] => pieces.flatMap((piece) => fromText<T[]>(piece))
const wholeInTurn = async <T>(pieces: readonly string[]): Promise<T[]> => {
  const read: T[] = []
  for (const piece of pieces) {
    read.push(...fromText<T[]>(piece))
    await letOthersIn()
  }
  return read
}

export const sent = async (
  { operatives, visits, now, ...told }: Told,
  steers: readonly Steer[],
  decision: Decision | null,
): Promise<Sent> => ({
  operatives: await inPieces(operatives),
  visits: await inPieces(visits),
  rest: inText({ ...told, steers, decision } satisfies Rest),
  now: inText(now),
})

export const isLater = (one: Sent, other: Sent): boolean => isBefore(fromText<Instant>(other.now), fromText<Instant>(one.now))

/** Nothing has happened between the two: what was asked a moment ago is an answer still. */
export const isSameButForNow = (one: Sent, other: Sent): boolean => {
  const isEqual = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((piece, at) => piece === b[at])
  return one.rest === other.rest && isEqual(one.operatives, other.operatives) && isEqual(one.visits, other.visits)
}

/** In the thread: what is thought of what was sent. */
export const answerer =
  ({ ahead, effect }: Planner) =>
  ({ operatives, visits, rest, now }: Sent): Answer => {
    const { steers, decision, ...told } = fromText<Rest>(rest)
    const facts: Told = { ...told, now: fromText<Instant>(now), operatives: whole(operatives), visits: whole(visits) }
    if (decision !== null) return { proposals: [], toWhom: [], verdicts: [], rest: inText(effect(facts, steers, decision)) }
    const { proposals, ...found } = ahead(facts, steers)
    const { short, toWhom } = inShort(proposals.map(({ passedOver }) => passedOver))
    const { verdicts, ...names } = short
    return {
      proposals: inPiecesAtOnce(proposals.map(({ passedOver: _, ...bare }): Bare => bare)),
      toWhom,
      verdicts: inPiecesAtOnce(verdicts),
      rest: inText({ ...found, short: names } satisfies Found),
    }
  }

export const effectIn = ({ rest }: Answer): Effect => fromText<Effect>(rest)

export const aheadIn = async ({ proposals, toWhom, verdicts, rest }: Answer): Promise<LookAhead> => {
  const { short, ...found } = fromText<Found>(rest)
  const passedOver = inFull({ ...short, verdicts: await wholeInTurn(verdicts) })
  const read: Proposal[] = []
  for (const [at, bare] of (await wholeInTurn<Bare>(proposals)).entries()) {
    read.push({ ...bare, passedOver: passedOver(toWhom[at]!) })
    if (at % atOnce === 0) await letOthersIn()
  }
  return { ...found, proposals: read }
}
