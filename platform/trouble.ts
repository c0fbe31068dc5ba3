/**
 * Something that stops Doorstep from starting and that a person can put right. `sentence` says what and why,
 * `next` says what to do; neither ever holds a secret. Programs print both and end with status 1, without a stack.
 */
export class Trouble extends Error {
  override name = 'Trouble'
  readonly sentence: string
  readonly next: string

  constructor(sentence: string, next: string) {
    super(`${sentence} ${next}`)
    this.sentence = sentence
    this.next = next
  }
}

/** The error code that Node and PostgreSQL put on their errors (`ENOSPC`, `28P01`), or '' when there is none. */
export const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : ''

/** An error in a few words, for the middle of a sentence. An AggregateError (two addresses tried) speaks by its first. */
export const inWords = (error: unknown): string => {
  if (error instanceof AggregateError) return inWords(error.errors[0])
  return error instanceof Error ? error.message : String(error)
}
