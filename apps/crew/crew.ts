import { after, earlier, isBefore, minutes, seconds } from '../../lib/time.ts'
import type { Instant } from '../../lib/time.ts'
import { openBook } from './book.ts'
import type { Config } from './config.ts'
import { makePhone } from './phone.ts'

/** Does whatever is due at `now` on every phone, one after the other, and says when something is due next. */
export type Crew = { step(now: Instant): Promise<Instant> }

/** Phones are taken out one after another, not all at once. */
const apart = 3
const afterTrouble = minutes(1)

export const makeCrew = ({ office, exchange, lines, book: file }: Config, complain: (sentence: string) => void): Crew => {
  const book = openBook(file, complain)
  const crew = lines.map(({ name }) => name.split(' ')[0]!)
  const phones = lines.map((line) => ({ name: line.name, ...makePhone(line, { office, exchange, book, crew, complain }) }))
  let due: Instant[] | null = null
  return {
    step: async (now) => {
      due ??= phones.map((_, n) => after(now, seconds(n * apart)))
      for (const [n, phone] of phones.entries()) {
        if (isBefore(now, due[n]!)) continue
        due[n] = await phone.step(now).catch((error: unknown) => {
          complain(`${phone.name}: ${String(error)}`)
          return after(now, afterTrouble)
        })
      }
      return due.reduce(earlier, after(now, afterTrouble))
    },
  }
}
