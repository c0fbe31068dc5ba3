import { done, invalid } from '../../../../lib/refusal.ts'
import type { Outcome } from '../../../../lib/refusal.ts'
import type { Tx } from '../../../../platform/postgres/tx.ts'
import { recordEvent } from '../../../record/actions.ts'
import { faultsOfCodes } from '../../rules.ts'
import type { Codes } from '../../rules.ts'
import { changeCodes, contractorOf } from '../../store.ts'
import { refuse } from '../staff.ts'

/** A2 Sets the codes anew, from this moment on. Directors and administrators only; the record says that, and never what they are. */
export const setCodes = async (tx: Tx, change: Partial<Codes>): Promise<Outcome<{ set: true }>> => {
  if (tx.who.kind !== 'staff' || !['director', 'administrator'].includes(tx.who.role)) return refuse('A2_NOT_YOURS_TO_SET')
  const { codeWord, codeKeys, amberWords } = await contractorOf(tx)
  const codes = { codeWord, codeKeys, amberWords, ...change }
  const faults = faultsOfCodes(codes)
  if (faults.length > 0) return invalid(...faults)
  await changeCodes(tx, codes)
  await recordEvent(tx, { verb: 'codes_changed', subject: ['contractor', tx.who.contractorId], content: { changed: Object.keys(change) } })
  return done({ set: true })
}
