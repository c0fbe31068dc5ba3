import { holdsCodeWord } from './code-word.ts'
import type { Codes } from './line.ts'

const fewestLetters = 6
const letters = (words: string): number => words.replace(/[^\p{L}]/gu, '').length

/**
 * A2 What is wrong with codes that somebody wants to keep: field, sentence. Long enough that slips are forgiven without mistaking a
 * common word for it, and so unlike each other that "come and look" is never heard as "help".
 */
export const faultsOfCodes = ({ codeWord, codeKeys, amberWords }: Codes): { field: keyof Codes; sentence: string }[] => {
  const faults: { field: keyof Codes; sentence: string }[] = []
  const ordinary = 'Choose two ordinary words, six letters or more together, such as those on something you might ask for.'
  if (letters(codeWord) < fewestLetters || codeWord.trim().split(/\s+/).length < 2) faults.push({ field: 'codeWord', sentence: ordinary })
  if (codeKeys !== null && (!/^\d{3,8}$/.test(codeKeys) || codeKeys === '999'))
    faults.push({ field: 'codeKeys', sentence: 'Choose three to eight digits, and not 999.' })
  if (amberWords !== null && letters(amberWords) < fewestLetters) faults.push({ field: 'amberWords', sentence: ordinary })
  const alike = (one: string, other: string): boolean => holdsCodeWord(one, other, { forgiving: true })
  if (amberWords !== null && (alike(amberWords, codeWord) || alike(codeWord, amberWords)))
    faults.push({ field: 'amberWords', sentence: 'It is too like the word for help. Choose words that nobody mixes up.' })
  return faults
}
