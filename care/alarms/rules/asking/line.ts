import { holdsCodeKeys, holdsCodeWord } from './code-word.ts'

/** What the line waits for: anything said or keyed, the number of an ID card, or a PIN. */
export const lineWaits = ['words', 'card', 'pin'] as const
export type LineWait = (typeof lineWaits)[number]

/**
 * One turn of a call to us, as plain data: what is said, and then it listens, stays open in a room, or ends. `operativeId` is who
 * rings, once that is known; while their PIN is awaited, who they say they are. `misses`: silences and wrong PINs so far.
 */
export type LineStep = {
  say: string
  then: { do: 'listen'; for: LineWait } | { do: 'hold'; room: string } | { do: 'end' }
  operativeId: string | null
  misses: number
}

/** What was keyed or said; both null is silence. */
export type LineHeard = { keys: string | null; words: string | null }
export type Codes = { codeWord: string; codeKeys: string | null; amberWords: string | null }

/**
 * A2 What a caller means. Somebody we recognised is forgiven slips of the tongue and of the voice recognition; of a number that we do
 * not know the code counts as well, exactly said.
 */
export const meantBy = ({ keys, words }: LineHeard, codes: Codes, known: boolean): 'help' | 'amber' | 'something' | 'nothing' => {
  if (words !== null && holdsCodeWord(words, codes.codeWord, { forgiving: known })) return 'help'
  if (keys !== null && (known ? holdsCodeKeys(keys, codes.codeKeys) : keys === codes.codeKeys)) return 'help'
  if (known && words !== null && codes.amberWords && holdsCodeWord(words, codes.amberWords, { forgiving: true })) return 'amber'
  return keys === null && words === null ? 'nothing' : 'something'
}

/** How often a caller is asked again before somebody rings them back. */
export const mostMisses = 3
export const isLastMiss = (misses: number): boolean => misses >= mostMisses

/** The digits of an ID card's number, as one keys them: of `LR-0412`, 0412. */
export const cardDigits = (cardNumber: string): string => cardNumber.replace(/\D/g, '')
