import { newShoutId } from './book.ts'
import type { Shout } from './book.ts'
import type { Reachable } from './people.ts'
import type { Sender, Sent } from './senders.ts'

/** How the auditor reaches people: its senders, the first preferred, and where a key pressed in a call of its own is posted. */
export type Voice = { senders: readonly Sender[]; publicUrl: string }

/** Everybody at once, each by text and by call, each by the next sender when one fails. Resolves when all of them have been tried. */
export const shoutAt = async ({ senders, publicUrl }: Voice, people: readonly Reachable[], words: string, now: Date): Promise<Shout[]> => {
  const one = async ({ contractorId, staffId, telephone }: Reachable, channel: 'text' | 'call'): Promise<Shout> => {
    const shout = { contractorId, staffId, channel, id: newShoutId(), shoutedAt: now }
    let trouble = channel === 'text' ? 'no supplier is set' : 'no supplier that carries calls is set'
    let supplier: Shout['supplier'] = 'none'
    for (const sender of senders) {
      const sent: Sent | null =
        channel === 'text'
          ? await sender.text(telephone, words)
          : ((await sender.call?.(telephone, words, `${publicUrl}/hooks/auditor/keys?shout=${shout.id}`)) ?? null)
      if (sent?.ok) return { ...shout, supplier: sender.name, supplierId: sent.id, trouble: null }
      if (sent) [trouble, supplier] = [sent.trouble, sender.name]
    }
    return { ...shout, supplier, supplierId: null, trouble }
  }
  return Promise.all(people.flatMap((person) => [one(person, 'text'), one(person, 'call')]))
}

/** Afterwards, when it was mended: a text to everybody who was woken. */
export const tellMended = async ({ senders }: Voice, people: readonly Reachable[], words: string): Promise<void> => {
  await Promise.all(
    people.map(async ({ telephone }) => {
      for (const sender of senders) if ((await sender.text(telephone, words)).ok) return
    }),
  )
}
