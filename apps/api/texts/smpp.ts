import { setTimeout as pause } from 'node:timers/promises'
import { seconds } from '../../../lib/time.ts'
import type { SmppReceipt, SmppText } from '../../../platform/telephone/smpp/delivered.ts'
import type { SmppSupplier } from '../../../platform/telephone/smpp/smpp.ts'
import type { World } from '../../../platform/world.ts'
import { hearReceipt, hearText } from './texts.ts'
import type { Hearing } from './texts.ts'

/** Of how many texts we remember what we said to them. */
const answersKept = 500

/** How long an automatic answer may take to leave; nothing waits for it. */
const answerPatience = seconds(10)

/** In ms. What is sent to a household is committed after the supplier took it: a fast receipt, with our number in it, may be here before. */
const looksAgainAfter = [250, 2_000]

const hearInTime = async (world: World, receipt: SmppReceipt): Promise<void> => {
  const hear = () => hearReceipt(world, { supplier: 'smpp', ...receipt })
  let isOurs = await hear()
  for (const wait of looksAgainAfter) {
    if (isOurs || receipt.reference === null) return
    await pause(wait)
    isOurs = await hear()
  }
}

/**
 * Hears the second supplier: receipts and texts, each acknowledged after it was committed. What is said back to a text goes as a text of
 * its own, once the supplier knows that we have theirs; once, also when the text comes again or in parts.
 */
export const hearSmpp = (supplier: SmppSupplier, hearing: Hearing): void => {
  const { world, trouble } = hearing
  const said = new Map<string, string>()
  const sayBack = async ({ supplierId: id, from }: SmppText, words: string): Promise<void> => {
    if (words === '' || said.get(id) === words) return
    said.set(id, words)
    for (const oldest of said.keys()) if (said.size > answersKept) said.delete(oldest)
    await supplier.text(from, words, { statusCallback: '', id, patience: answerPatience })
  }
  supplier.listen({
    now: () => world.now().epochMilliseconds,
    trouble: (error) => trouble(error, 'SMPP'),
    receipt: (receipt) => hearInTime(world, receipt),
    text: async (text) => {
      const heard = await hearText(hearing, text)
      void heard
        ?.answer()
        .then((words) => sayBack(text, words))
        .catch((error: unknown) => trouble(error, 'an answer by SMPP'))
    },
  })
}
