/** The door, consent, the work, leaving well, and the resident's word: nouns, states and decisions. Pure, so the phone carries them too. */
export * from './rules/after.ts'
export * from './rules/door.ts'
export * from './rules/shown.ts'
export * from './rules/story.ts'
export * from './rules/times.ts'
export * from './rules/visit.ts'
export * from './rules/welfare.ts'
export * from './rules/word.ts'
