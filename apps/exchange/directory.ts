import { readFileSync, statSync } from 'node:fs'
import { z } from 'zod'
import { e164 } from './switch/numbers.ts'

/** Whose number is whose, so that a person can choose a handset by name. The exchange works without it. */
export const roles = ['resident', 'operative', 'controller'] as const

const person = z.object({
  number: z.string().min(1).transform(e164),
  name: z.string().min(1),
  role: z.enum(roles),
  /** The language of their texts, BCP 47. */
  language: z.string().optional(),
  /** What the holder knows and the person trying it out may not: "PIN 4826". */
  hint: z.string().optional(),
})
const directory = z.array(person)
export type Person = z.output<typeof person>
export type Directory = { people(): Person[]; who(number: string): Person | null }

export const directoryOf = (people: () => Person[]): Directory => ({
  people,
  who: (number) => people().find((one) => one.number === number) ?? null,
})

/**
 * The directory of a JSON file (a list of `{number, name, role, language?, hint?}`), read again when it has changed. A file that is not
 * there yet is an empty directory; one that cannot be read keeps what was known and says so once.
 */
export const directoryFile = (path: string, complain: (sentence: string) => void): Directory => {
  let known: Person[] = []
  let readAt = 0
  return directoryOf(() => {
    const changedAt = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
    if (changedAt === readAt) return known
    readAt = changedAt
    try {
      known = changedAt === 0 ? [] : directory.parse(JSON.parse(readFileSync(path, 'utf8')))
    } catch (error) {
      complain(`The directory ${path} could not be read: ${error instanceof z.ZodError ? z.prettifyError(error) : String(error)}`)
    }
    return known
  })
}
