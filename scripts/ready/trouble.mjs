/** What stops us and a person can put right: what and why, then what to do. */
export class Trouble extends Error {
  /**
   * @param {string} sentence
   * @param {string} next
   */
  constructor(sentence, next) {
    super(sentence)
    this.next = next
  }
}

/** Prints a Trouble as words, a bug with its stack, and ends with status 1. @param {unknown} error @returns {never} */
export function giveUp(error) {
  const full = error instanceof Error && 'code' in error && error.code === 'ENOSPC' ? diskFull('') : error
  if (full instanceof Trouble) console.error(`\n${full.message}\nWhat to do: ${full.next}`)
  else console.error(full)
  process.exit(1)
}

/** @param {string} where */
export const diskFull = (where) =>
  new Trouble(`The disk${where && ` that holds ${where}`} is full.`, 'Free some space (about 2 GB for a first start), then try again.')
