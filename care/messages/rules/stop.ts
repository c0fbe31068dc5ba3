import type { HouseholdTemplate } from './templates.ts'

/** The words by which suppliers understand that a number wants no more texts, and that it wants them again. */
const stopWords: readonly string[] = ['stop', 'stopall', 'unsubscribe', 'cancelall', 'end', 'quit', 'revoke', 'optout']
const startWords: readonly string[] = ['start', 'unstop', 'optin']

const bare = (body: string): string =>
  body
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

export const asksToStop = (body: string): boolean => stopWords.includes(bare(body))
export const asksToStartAgain = (body: string): boolean => startWords.includes(bare(body))

/**
 * A6 What still goes to a household that replied STOP, by another supplier: who comes to the door and when, and what it asked for itself.
 * Everything else is for a person to tell, who can ask what they meant.
 */
const goesAllTheSame: readonly HouseholdTemplate[] = [
  ...(['on_the_way', 'called_back', 'nobody_answered', 'welfare_trying'] as const),
  ...(['promise_moved', 'promise_cancelled', 'link_code'] as const),
]
export const goesInSpiteOfStop = (template: HouseholdTemplate): boolean => goesAllTheSame.includes(template)
