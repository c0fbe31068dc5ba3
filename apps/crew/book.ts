import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { z } from 'zod'

/** What one phone must not forget. Absent is not known yet. */
const kept = z.object({
  /** The token of the known device, and of the session that the PIN opened. */
  device: z.string().optional(),
  session: z.string().optional(),
  /** The PIN was refused: it is never tried twice, because the third time is an alarm. */
  pinRefused: z.boolean().optional(),
  /** What the office has taken from this phone about the visit it is on. */
  visitId: z.string().optional(),
  told: z.array(z.string()).optional(),
})
export type Kept = z.output<typeof kept>

/** By telephone number. */
const pages = z.record(z.string(), kept)
export type Book = { read(telephone: string): Kept; write(telephone: string, kept: Kept): void }

/** The phones' memory, in one file that only its owner can read; written whole, so that a crash leaves the old or the new. */
export const openBook = (file: string, complain: (sentence: string) => void): Book => {
  const all = readBook(file, complain)
  return {
    read: (telephone) => all[telephone] ?? {},
    write: (telephone, one) => {
      all[telephone] = one
      writeFileSync(`${file}.new`, JSON.stringify(all, null, 1), { mode: 0o600 })
      chmodSync(`${file}.new`, 0o600)
      renameSync(`${file}.new`, file)
    },
  }
}

const readBook = (file: string, complain: (sentence: string) => void): Record<string, Kept> => {
  if (!existsSync(file)) return {}
  try {
    return pages.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    complain(`${file} cannot be read, so every phone asks for a code again.`)
    return {}
  }
}
