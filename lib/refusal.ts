/**
 * Three kinds of failure, three treatments: *refused* and *invalid* are values that a person can act on;
 * everything else is broken and thrown.
 */
export type Reason = { readonly code: string; readonly sentence: string; readonly next: string }
export type Refused = { readonly ok: false; readonly kind: 'refused'; readonly reasons: readonly Reason[] }
export type Fault = { readonly field: string; readonly sentence: string }
export type Invalid = { readonly ok: false; readonly kind: 'invalid'; readonly faults: readonly Fault[] }
export type Done<T> = { readonly ok: true; readonly value: T }
export type Outcome<T> = Done<T> | Refused | Invalid

export const done = <T>(value: T): Done<T> => ({ ok: true, value })
export const refused = (...reasons: Reason[]): Refused => ({ ok: false, kind: 'refused', reasons })
/** All faults of a form at once, by field. */
export const invalid = (...faults: Fault[]): Invalid => ({ ok: false, kind: 'invalid', faults })

export const isRefused = (value: unknown): value is Refused | Invalid =>
  typeof value === 'object' && value !== null && 'ok' in value && value.ok === false

/** A table of reasons: code → sentence (what and why) and next step. Makes `reason('B1_HAS_LIVE_BOOKING')` total and typed. */
export const reasonTable = <C extends string>(table: Record<C, readonly [sentence: string, next: string]>) => ({
  codes: Object.keys(table) as C[],
  reason: (code: C): Reason => ({ code, sentence: table[code][0], next: table[code][1] }),
})

/** For code that has proved it cannot be refused (seeds, tests): the value, or a thrown error that lists the reasons. */
export const orThrow = <T>(outcome: Outcome<T>): T => {
  if (outcome.ok) return outcome.value
  const why =
    outcome.kind === 'refused'
      ? outcome.reasons.map((r) => `${r.code}: ${r.sentence}`)
      : outcome.faults.map((f) => `${f.field}: ${f.sentence}`)
  throw new Error(why.join('; '))
}
