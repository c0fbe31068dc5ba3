/** The auditor's own way to reach people: nothing of what the engine sends with. */
export type Sent = { ok: true; id: string } | { ok: false; trouble: string }

/** A supplier. `call` null: it carries no voice. Both resolve whatever happens. */
export type Sender = {
  name: 'twilio' | 'smpp'
  text(to: string, words: string): Promise<Sent>
  call: ((to: string, words: string, answerAt: string) => Promise<Sent>) | null
}

export const patienceMs = 4000

/** What went wrong, without numbers and words. */
export const troubleOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'unknown'
  if (error.name === 'TimeoutError') return 'no answer in time'
  return error.cause instanceof Error && 'code' in error.cause ? String(error.cause.code) : error.message
}
