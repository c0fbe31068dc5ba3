import type { SendResult, Telephone } from '../../platform/telephone/telephone.ts'

export type Sent = { by: 'text' | 'call'; to: string; words: string; id: string }

/** A supplier that writes down what left and says what it was told to say; accepting, unless told otherwise. */
export const recordingTelephone = () => {
  const sent: Sent[] = []
  const answers: SendResult[] = []
  let sids = 0
  let breaks = false
  let until: Promise<void> = Promise.resolve()
  const take = async (one: Sent): Promise<SendResult> => {
    sent.push(one)
    await until
    if (breaks) {
      breaks = false
      throw new Error('It left, and then everything broke.')
    }
    return answers.shift() ?? { ok: true, sid: `SM${(sids += 1)}` }
  }
  const telephone: Telephone = {
    text: (to, words, { id }) => take({ by: 'text', to, words, id }),
    call: (to, what, { id }) => take({ by: 'call', to, words: 'twiml' in what ? what.twiml : what.url, id }),
  }
  return {
    telephone,
    /** Everything that left, oldest first. */
    sent,
    /** The next sending leaves, and then our program breaks. */
    breaksOnce: () => void (breaks = true),
    /** Its answers do not come before this. */
    waits: (moment: Promise<void>) => void (until = moment),
    /** What it says to the next sendings, in this order. */
    says: (...next: SendResult[]) => void answers.push(...next),
  }
}
