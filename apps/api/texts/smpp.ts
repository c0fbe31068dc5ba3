import { seconds } from '../../../lib/time.ts'
import type { SmppSupplier } from '../../../platform/telephone/smpp/smpp.ts'
import { hearReceipt, hearText } from './texts.ts'
import type { Hearing } from './texts.ts'

/** How long an automatic answer may take to leave; nothing waits for it. */
const answerPatience = seconds(10)

/**
 * Hears the second supplier: receipts and texts, each acknowledged after it was committed. What is said back to a text goes as a text of
 * its own, once the supplier knows that we have theirs.
 */
export const hearSmpp = (supplier: SmppSupplier, hearing: Hearing): void => {
  const { world, trouble } = hearing
  supplier.listen({
    now: () => world.now().epochMilliseconds,
    trouble: (error) => trouble(error, 'SMPP'),
    receipt: (receipt) => hearReceipt(world, { supplier: 'smpp', ...receipt }),
    text: async (text) => {
      const heard = await hearText(hearing, text)
      void heard
        ?.answer()
        .then(async (words) => {
          if (words !== '') await supplier.text(text.from, words, { statusCallback: '', id: text.supplierId, patience: answerPatience })
        })
        .catch((error: unknown) => trouble(error, 'an answer by SMPP'))
    },
  })
}
