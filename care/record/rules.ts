/** What happened, as the record keeps it. `content` is plain data; it can be erased later without breaking the chain. */
export type RecordedEvent = {
  id: string
  at: string
  actorKind: string
  actorId: string | null
  verb: string
  subjectKind: string
  subjectId: string
  why: string | null
  content: unknown
}

/** One text for one event, whatever order its keys came back in. */
export const canonical = (event: RecordedEvent): string =>
  stable([
    event.id,
    event.at,
    event.actorKind,
    event.actorId,
    event.verb,
    event.subjectKind,
    event.subjectId,
    event.why,
    event.content ?? null,
  ])

const stable = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(stable).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, inner]) => inner !== undefined)
    return `{${entries
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => `${JSON.stringify(key)}:${stable(inner)}`)
      .join(',')}}`
  }
  return JSON.stringify(value ?? null)
}

/** The seal that stands before the first one. */
export const beforeTheFirst: Uint8Array = new Uint8Array(32)

/** What a seal is made over: the seal before it, its number, and each event's id and digest in order. */
export const sealedText = (previous: Uint8Array, position: number, events: readonly { id: string; digest: Uint8Array }[]): string =>
  [previous.toHex(), String(position), ...events.map((e) => `${e.id} ${e.digest.toHex()}`)].join('\n')
