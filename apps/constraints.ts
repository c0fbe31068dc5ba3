import type { Reason } from '../lib/refusal.ts'

/** The database refuses in the same words as the rules: every constraint that keeps a promise, and its reason. */
export const constraintReasons: Readonly<Record<string, Reason>> = {}
