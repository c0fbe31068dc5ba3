import type { HowItWent } from './visit.ts'

const happy = [
  /\b(good|great|fine|lovely|happy|pleased|excellent|brilliant|perfect|kind|helpful|polite|friendly|nice|wonderful|well)\b/,
  /\b(thanks|thank you|ta|cheers)\b/,
  /(شکریہ|اچھا|اچھی|بہترین|خوش|مہربان)/,
  /[👍😀😊🙂❤]/u,
]
const unhappy = [
  /\b(not|no|never|nobody|didn'?t|wasn'?t|isn'?t|don'?t|won'?t|but|still|again)\b/,
  /\b(bad|rude|late|mess|broken|worse|leak\w*|unhappy|upset|angry|scared|frightened|afraid|hurt|worried|complain\w*|poor|wrong|dirty|cold|unsafe|help)\b/,
  /(نہیں|برا|بری|خراب|پریشان|ڈر|غصہ)/,
  /[👎😞😠😡😢😟]/u,
]
const plainlyBad = [
  /\b(bad|rude|awful|terrible|unhappy|angry|scared|frightened|afraid|hurt|complain\w*|unsafe|disgust\w*)\b/,
  /(برا|بری|خراب|ڈر|غصہ)/,
  /[👎😠😡😢]/u,
]

const plainly = (text: string): string => text.normalize('NFC').toLowerCase().replaceAll('’', "'")
const says = (patterns: readonly RegExp[], text: string): boolean => patterns.some((p) => p.test(text))

/**
 * What a resident's text tells us. Only words that are clearly happy, and nothing else beside, are taken as good; anything
 * doubtful is for a person to read, because a machine does not hear what is meant.
 */
export const readWord = (text: string): HowItWent => {
  const plain = plainly(text)
  if (says(happy, plain) && !says(unhappy, plain)) return 'good'
  return says(plainlyBad, plain) ? 'bad' : 'mixed'
}

/** Whether a person must hear it: everything that was not called good, and good with a doubt in the words beside it. */
export const needsAPerson = (word: { how: HowItWent; words: string | null }): boolean =>
  word.how !== 'good' || (word.words !== null && says(unhappy, plainly(word.words)))
