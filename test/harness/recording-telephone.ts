import type { SendResult, Supplier, SupplierName } from '../../platform/telephone/telephone.ts'

export type Sent = { by: 'text' | 'call'; to: string; words: string; id: string; supplier: SupplierName; sid: string | null }

/** A supplier that writes down what left and says what it was told to say; accepting, unless told otherwise. */
export const recordingTelephone = (name: SupplierName = 'twilio') => {
  const sent: Sent[] = []
  const answers: SendResult[] = []
  let sids = 0
  let breaks = false
  let until: Promise<void> = Promise.resolve()
  const take = async (one: Omit<Sent, 'supplier' | 'sid'>): Promise<SendResult> => {
    const kept: Sent = { ...one, supplier: name, sid: null }
    sent.push(kept)
    await until
    if (breaks) {
      breaks = false
      throw new Error('It left, and then everything broke.')
    }
    const answer = answers.shift() ?? { ok: true, sid: `${name === 'twilio' ? 'SM' : name}${(sids += 1)}` }
    kept.sid = answer.ok ? answer.sid : null
    return answer
  }
  let probed = null as string | null
  const telephone: Required<Supplier> = {
    name,
    answers: async () => probed,
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
    /** What a probe finds: null that it answers. */
    isProbed: (trouble: string | null) => void (probed = trouble),
    /** What it says to the next sendings, in this order. */
    says: (...next: SendResult[]) => void answers.push(...next),
  }
}
