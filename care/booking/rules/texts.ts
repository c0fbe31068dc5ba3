const polite = /\b(please|thanks|thank you)\b/g

const saysOnly = (text: string, word: string): boolean =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\s]/gu, ' ')
    .replaceAll(polite, ' ')
    .trim() === word

/** Numbers as people write them where our messages offer 1, 2 and 3. */
const numbers: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3, ایک: 1, دو: 2, تین: 3 }
const easternDigits = '۰۱۲۳۴۵۶۷۸۹'
const besideNumbers = /\b(number|option|or|and|please|thanks|thank you)\b|نمبر|یا/g
/** “No. 2”, and not “No, 2”. */
const numero = /\bno\.?\s*(?=\d)/g

/**
 * M4 B9 The number that a text says and nothing else, as our offers ask for: “2”, “Two please”, “۲”. 0 when it says several: nobody
 * guesses which was meant. Null when it says anything else, or asks.
 */
export const numberSaid = (text: string): number | null => {
  const plain = text.normalize('NFKC').toLowerCase()
  if (/[?؟]/.test(plain)) return null
  const western = plain.replaceAll(/[۰-۹]/g, (digit) => String(easternDigits.indexOf(digit)))
  const said = western
    .replaceAll(numero, ' ')
    .replaceAll(/[^\p{L}\p{N}\s]/gu, ' ')
    .replaceAll(besideNumbers, ' ')
    .split(/\s+/)
    .filter(Boolean)
  const meant = said.map((word) => (/^\d{1,2}$/.test(word) ? Number(word) : numbers[word]))
  if (meant.length === 0 || meant.includes(undefined)) return null
  return meant.length === 1 ? meant[0]! : 0
}

/** M4 A text that says CANCEL and nothing else, as our messages offer. Whatever else is said is for a person to read. */
export const asksToCancel = (text: string): boolean => saysOnly(text, 'cancel')
/** M4 B9 The same of CHANGE. */
export const asksToChange = (text: string): boolean => saysOnly(text, 'change')
/** M4 B6 The same of WAIT. */
export const asksToWait = (text: string): boolean => saysOnly(text, 'wait')
