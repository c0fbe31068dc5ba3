import type { Language } from '../../../care/messages/rules.ts'
import { refused } from '../../../lib/refusal.ts'
import type { Invalid, Refused } from '../../../lib/refusal.ts'
import { changeWords } from '../words/change.ts'

const going = new Set(['B3_SOMEBODY_IS_GOING', 'B1_AT_THE_DOOR'])
const over = new Set(['B3_APPOINTMENT_OVER', 'B3_ALREADY_PROMISED', 'B3_ORDER_OVER', 'B1_NOT_KNOWN', 'B1_MOVED_ON'])
const taken = /^B4_|^B3_(WINDOW_PASSED|NOT_A_WINDOW|TOO_FAR_OFF)$/

/**
 * A refusal in the household's language, and without its reasons where they would say what a household told us ("no woman is on
 * shift"): whoever holds a link is not told that.
 */
export const inTheirWords = (answer: Refused | Invalid, lang: Language): Refused => {
  const code = answer.kind === 'refused' ? (answer.reasons[0]?.code ?? '') : ''
  const kind = going.has(code) ? 'going' : over.has(code) ? 'over' : taken.test(code) ? 'taken' : 'other'
  return refused({ code, ...changeWords[lang].refused[kind] })
}
