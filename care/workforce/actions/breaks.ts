/** D1 Breaks: when they are due, set by those who answer for them, spread over the branch, and moved for one person today. */
import { done, refused } from '../../../lib/refusal.ts'
import type { Outcome } from '../../../lib/refusal.ts'
import { after, days, dayOf, before } from '../../../lib/time.ts'
import type { Instant } from '../../../lib/time.ts'
import { afterDay } from '../../../lib/working-days.ts'
import { tellBoard } from '../../../platform/postgres/tell-board.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { recordEvent } from '../../record/actions.ts'
import type { Rest, Shift } from '../rules.ts'
import { restIn, restTrouble, usualRest } from '../rules/breaks.ts'
import type { RestBeside, RestSetting } from '../rules/breaks.ts'
import { changeRests, readPlaceOfWork, readRests, readRestsSet, saveRestsSet } from '../store/breaks.ts'
import { staffNamed } from '../store/staff.ts'
import { workforceReasons } from '../words.ts'

/** `set`: by whom, when and why; null while they are as usual. */
export type RestsNow = RestSetting & { readonly set: { readonly by: string | null; readonly at: Instant; readonly why: string } | null }

export const restsNow = async (tx: Tx): Promise<RestsNow> => {
  const found = await readRestsSet(tx)
  if (found === null) return { ...usualRest, set: null }
  const { after: due, minutes, why, setAt, setBy } = found
  return { after: due, minutes, set: { by: await staffNamed(tx, setBy), at: setAt, why } }
}

/** Those who see to it that people have their breaks. */
export const mayDecideRests = ({ who }: Pick<Tx, 'who'>): boolean =>
  who.kind === 'staff' && (who.role === 'controller' || who.role === 'director' || who.role === 'administrator')

/** From tomorrow on: the breaks of shifts that are known already are reckoned anew, today's stay as people expect them. */
export const setRests = async (tx: Tx, { why, ...setting }: RestSetting & { readonly why: string }): Promise<Outcome<null>> => {
  const { who } = tx
  if (who.kind !== 'staff' || !mayDecideRests(tx)) return refused(workforceReasons.reason('D1_BREAKS_NOT_YOURS'))
  const trouble = restTrouble(setting, why)
  if (trouble !== null) return refused(workforceReasons.reason(trouble))
  const { after: due, minutes } = await restsNow(tx)
  await saveRestsSet(tx, { ...setting, why: why.trim(), setAt: tx.now, setBy: who.staffId })
  await spreadAnew(tx, setting)
  await recordEvent(tx, {
    ...{ verb: 'breaks_set', subject: ['contractor', who.contractorId], why: why.trim() },
    content: { before: { after: due, minutes }, after: setting.after, minutes: setting.minutes },
  })
  await tellBoard(tx)
  return done(null)
}

/** Each day and branch by itself, in the order of the shifts. */
const spreadAnew = async (tx: Tx, setting: RestSetting): Promise<void> => {
  const besides = new Map<string, RestBeside[]>()
  const anew = (await readRests(tx, { from: afterDay(dayOf(tx.now)), to: null })).flatMap(({ id, from, to, trades, branchId }) => {
    const key = `${dayOf(from).toString()} ${branchId ?? ''}`
    const beside = besides.get(key) ?? []
    const rest = restIn({ from, to }, setting, trades, beside)
    if (rest === null) return []
    besides.set(key, [...beside, { rest, trades }])
    return [{ id, rest }]
  })
  await changeRests(tx, anew)
}

/** The break of a new shift: near to when it is due, and where the fewest others of the branch have theirs. */
export const restOfNewShift = async (
  tx: Tx,
  { operativeId, from, to }: Pick<Shift, 'operativeId' | 'from' | 'to'>,
): Promise<Rest | null> => {
  const setting = await restsNow(tx)
  if (restIn({ from, to }, setting) === null) return null
  const mine = await readPlaceOfWork(tx, operativeId)
  const others = await readRests(tx, { from: before(from, days(1)), to: after(to, days(1)) })
  const beside = others.filter((one) => one.branchId === (mine?.branchId ?? null) && one.operativeId !== operativeId)
  return restIn({ from, to }, setting, mine?.trades, beside)
}

/** Another moment for the break of one shift. Whether it may be moved is asked by whoever knows where they are. */
export const changeRest = async (
  tx: Tx,
  { id, operativeId }: Pick<Shift, 'id' | 'operativeId'>,
  { rest, before: was, why }: { readonly rest: Rest; readonly before: Rest; readonly why: string },
): Promise<void> => {
  await changeRests(tx, [{ id, rest }])
  const content = { shiftId: id, before: was.from.toString(), from: rest.from.toString() }
  await recordEvent(tx, { verb: 'break_moved', subject: ['operative', operativeId], why, content })
  await tellBoard(tx)
}
