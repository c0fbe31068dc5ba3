/** B4 What a branch's own promises teach its odds: from how many, how far they may be believed, and how the odds have held. Pure. */
import type { Instant } from '../../../lib/time.ts'
import { areFigures, firstExperience, isTrusted, learnFrom } from './odds.ts'
import type { Experience, Lived } from './odds.ts'

/** Fewer promises than this say nothing yet, and the odds stay as rehearsals taught them. */
export const fewestPromises = 50
/** The newest so many are learned from: some two weeks of a branch of 80, and quickly read. */
export const mostPromises = 5000

/** Promises of which all signs are known as figures. */
export const canTeach = ({ promised, morning }: Lived): boolean => [morning, promised ?? morning].every(areFigures)

/**
 * What these promises teach, the newest first; null while they are too few, and where what they seem to teach cannot be trusted.
 * `level`: how sure a window must be here, 0 to 1.
 */
export const ownExperience = (lived: readonly Lived[], level: number): Experience | null => {
  if (lived.length < fewestPromises) return null
  const learned = learnFrom(lived.slice(0, mostPromises), firstExperience, level)
  return isTrusted(learned) ? learned : null
}

/** A promise that is over, and how likely it was said to be kept, 0 to 1. */
export type Said = { readonly chance: number; readonly kept: boolean }
/** Of the promises that were offered at about so many in a hundred, how many there were and how many of them were kept. */
export type Held = { readonly inHundred: number; readonly promises: number; readonly kept: number }

/** Whether the odds meant what they said, the surest first. */
export const heldOf = (all: readonly Said[]): Held[] =>
  [...Map.groupBy(all, ({ chance }) => Math.round(100 * chance))]
    .map(([inHundred, some]) => ({ inHundred, promises: some.length, kept: some.filter(({ kept }) => kept).length }))
    .toSorted((a, b) => b.inHundred - a.inHundred)

/** What a night made of the branch's own promises. `promises`: so many were learned from, made since then. */
export type OwnOdds = {
  readonly experience: Experience | null
  readonly promises: number
  readonly since: Instant | null
  readonly held: readonly Held[]
}
