/** Words without case, accents, punctuation, pictures: `Red-Fíle 🆘!!` is `red file`. */
const plainWords = (text: string): string[] =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
    .filter((word) => word !== '')

/** What says it without a word, or in everybody's words. Only where it is all that was written: `help` alone, not `can you help me park`. */
const cries = ['sos', 'help', 'help me', 'help please', 'please help', 'mayday', '999', 'call 999', 'call the police']
const criesInPictures = /[\u{1F198}\u{1F6A8}]/u // 🆘 🚨

/**
 * A2 Whether a text from a worker asks for help: the code word with its slips, a cry that is all they wrote, 🆘, or a picture
 * without a word. Better one alarm too many than one too few.
 */
export const asksForHelp = ({ body, pictures }: { body: string; pictures: number }, codeWord: string): boolean =>
  holdsCodeWord(body, codeWord, { forgiving: true }) ||
  criesInPictures.test(body) ||
  cries.includes(plainWords(body).join(' ')) ||
  (pictures > 0 && body.trim() === '')

/** A2 Keys that hold the keyed code, among others or alone. */
export const holdsCodeKeys = (keys: string, codeKeys: string | null): boolean =>
  codeKeys !== null && codeKeys !== '' && keys.includes(codeKeys)

/**
 * A2 Whether a text holds the code word, with other words around it or not. From a known number slips of the finger are forgiven:
 * one wrong letter in four. Better one alarm too many than one too few.
 */
export const holdsCodeWord = (text: string, codeWord: string, { forgiving }: { forgiving: boolean }): boolean => {
  const wanted = plainWords(codeWord)
  const target = wanted.join('')
  if (target === '') return false
  const allowed = forgiving ? Math.floor(target.length / 4) : 0
  const words = plainWords(text).slice(0, 200)
  const widths = [wanted.length - 1, wanted.length, wanted.length + 1].filter((width) => width > 0)
  return widths.some((width) => words.some((_, from) => isNear(words.slice(from, from + width).join(''), target, allowed)))
}

const isNear = (word: string, target: string, allowed: number): boolean =>
  word === target || (Math.abs(word.length - target.length) <= allowed && distance(word, target) <= allowed)

/** How many letters must change, come or go to make one word the other (Levenshtein); two swapped neighbours count as one. */
const distance = (one: string, other: string): number => {
  let beforeLast: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let i = 1; i <= one.length; i++) {
    const row = [i]
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1]
      const plain = Math.min(row[j - 1]! + 1, last[j]! + 1, last[j - 1]! + (same ? 0 : 1))
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1] ? beforeLast[j - 2]! + 1 : plain
      row.push(Math.min(plain, swapped))
    }
    beforeLast = last
    last = row
  }
  return last[other.length]!
}
