/** Reads a value of a closed list from outside; null when it is not on the list (an unknown value is never a default). */
export const oneOf = <T extends string>(list: readonly T[], value: unknown): T | null => (list.includes(value as T) ? (value as T) : null)

/** "a, b and c" */
export const listed = (parts: readonly string[], and = 'and'): string =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} ${and} ${parts.at(-1)}`
