/** Many who ask about the same things at once are answered by the newest question, so that no more than two of them are ever thought through. */

type Thought<Q, A> = { question: Q; readonly answer: Promise<A> }
/** Whether the answer to one is an answer to the other; whether one was asked knowing more than the other. */
type Compared<Q> = { readonly isSame: (one: Q, other: Q) => boolean; readonly isNewer: (one: Q, other: Q) => boolean }
type Line<Q, A> = { now: Thought<Q, A>; next: Thought<Q, A> | null }

/**
 * While something is thought about, whoever asks the same waits for it; all others wait for the next turn together, which goes to the
 * newest question: it knows what theirs knew. `about`: only those who name the same are answered together.
 */
export const askedTogether = <Q, A>(ask: (question: Q) => Promise<A>, { isSame, isNewer }: Compared<Q>) => {
  const lines = new Map<string, Line<Q, A>>()

  const begin = (about: string, question: Q): Thought<Q, A> => {
    const thought: Thought<Q, A> = { question, answer: ask(question) }
    lines.set(about, { now: thought, next: null })
    const over = (): void => {
      // whoever waited begins by themselves, right after this
      if (lines.get(about)?.next === null) lines.delete(about)
    }
    void thought.answer.then(over, over)
    return thought
  }
  const wait = (about: string, line: Line<Q, A>, question: Q): Thought<Q, A> => {
    const goOn = (): Promise<A> => begin(about, waiting.question).answer
    const waiting: Thought<Q, A> = { question, answer: line.now.answer.then(goOn, goOn) }
    line.next = waiting
    return waiting
  }

  return (about: string, question: Q): Promise<A> => {
    const line = lines.get(about)
    if (line === undefined) return begin(about, question).answer
    if (isSame(line.now.question, question)) return line.now.answer
    if (line.next === null) return wait(about, line, question).answer
    if (isNewer(question, line.next.question)) line.next.question = question
    return line.next.answer
  }
}
