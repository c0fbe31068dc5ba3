/** H1 What all needs of a household come to, taken together. Pure over needs handed in. */
import type { OperativeId } from '../../../lib/ids.ts'
import type { Hours, NeedRow, Supply } from './need-row.ts'
import { supplies } from './need-row.ts'
import type { NeedCode } from './needs-list.ts'
import { needTable } from './needs-list.ts'

/** What was told: enough to act on. `ifPossible` turns a request into a wish (D2). */
export type ToldNeed = {
  readonly code: NeedCode
  readonly ifPossible: boolean
  /** BCP 47: `ur`, `pl` */
  readonly language: string | null
  readonly operativeId: OperativeId | null
  readonly note: string | null
  readonly hours: Hours | null
}

export type Asked<T> = { readonly value: T; readonly hard: boolean }

/** D2 Who and when the household will let in: effects only, in the shape that dispatch takes. */
export type Requests = {
  readonly sex?: Asked<'f' | 'm'>
  readonly twoPeople?: Asked<true>
  readonly sameOperative?: Asked<OperativeId>
  readonly notOperatives?: Asked<readonly OperativeId[]>
  readonly language?: Asked<string>
  readonly hours?: Asked<Hours>
}

export type Adjustments = {
  /** Added to the work, and shown part by part. */
  readonly extraMinutes: number
  readonly parts: readonly { readonly label: string; readonly minutes: number }[]
  readonly requests: Requests
  /** Somebody they know would be better, and nobody was named: whoever came last, if that went well. */
  readonly sameFaceWished: boolean
  readonly doorWaitMinutes: number
  readonly interpreter: { readonly kind: 'telephone' | 'sign' | 'guide'; readonly language: string | null } | null
  /** Hours in which nobody rings or knocks. */
  readonly notBetween: readonly Hours[]
  readonly callFirst: boolean
  readonly textOnly: boolean
  readonly leaveNothing: boolean
  readonly neverIsolate: readonly Supply[]
  readonly noHotWork: boolean
  readonly landlordFirst: boolean
  readonly priority: boolean
  readonly lowDust: boolean
  readonly protectiveGear: boolean
  readonly vulnerable: boolean
}

/** How long anybody waits at any door before "nobody answered", in minutes. */
export const usualDoorWaitMinutes = 2

type Row = { readonly need: ToldNeed; readonly row: NeedRow }

const hardFirst = <T>(asked: readonly Asked<T>[]): Asked<T> | undefined => asked.find((one) => one.hard) ?? asked[0]
const askedBy = <T>(
  rows: readonly Row[],
  value: (row: Row) => T | null | undefined,
  alwaysWish: (row: Row) => boolean = () => false,
): Asked<T>[] =>
  rows.flatMap((one) => {
    const wanted = value(one)
    return wanted === null || wanted === undefined ? [] : [{ value: wanted, hard: !one.need.ifPossible && !alwaysWish(one) }]
  })

const together = (asked: readonly Asked<OperativeId>[]): Asked<readonly OperativeId[]> | undefined =>
  asked.length === 0 ? undefined : { value: asked.map((one) => one.value), hard: asked.some((one) => one.hard) }

const present = <T extends object>(parts: { [K in keyof T]: T[K] | undefined }): T =>
  Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as T

const requestsOf = (rows: readonly Row[]): Requests =>
  present<Required<Requests>>({
    sex: hardFirst(askedBy(rows, ({ row }) => row.effects.sex)),
    twoPeople: hardFirst(askedBy(rows, ({ row }) => row.effects.twoPeople)),
    sameOperative: hardFirst(
      askedBy(
        rows,
        ({ need, row }) => (row.effects.same ? need.operativeId : null),
        ({ row }) => row.effects.same === 'wish',
      ),
    ),
    notOperatives: together(askedBy(rows, ({ need, row }) => (row.effects.notThem ? need.operativeId : null))),
    language: hardFirst(
      askedBy(
        rows,
        ({ need, row }) => (row.effects.language ? need.language : null),
        ({ row }) => row.effects.language === 'wish',
      ),
    ),
    hours: hardFirst(askedBy(rows, ({ need, row }) => (row.effects.onlyBetween ? need.hours : null))),
  })

const closedHours = ({ need, row: { effects } }: Row): readonly Hours[] =>
  effects.notBetween === undefined ? [] : effects.notBetween !== 'told' ? effects.notBetween : need.hours ? [need.hours] : []

const interpreterOf = (rows: readonly Row[]): Adjustments['interpreter'] => {
  const found = rows.find(({ row }) => row.effects.interpreter)
  return found?.row.effects.interpreter ? { kind: found.row.effects.interpreter, language: found.need.language } : null
}

/** H1 All needs together. Minutes add up; the longest wait counts; a hard request outranks a wish. */
export const adjustmentsOf = (needs: readonly ToldNeed[]): Adjustments => {
  const rows = needs.map((need) => ({ need, row: needTable[need.code] }))
  const any = (does: (effects: NeedRow['effects']) => boolean | undefined): boolean => rows.some(({ row }) => does(row.effects))
  const parts = rows.flatMap(({ row }) => (row.effects.minutes ? [{ label: row.label, minutes: row.effects.minutes }] : []))
  const requests = requestsOf(rows)
  return {
    extraMinutes: parts.reduce((sum, part) => sum + part.minutes, 0),
    parts,
    requests,
    sameFaceWished: requests.sameOperative === undefined && any((e) => e.same !== undefined),
    doorWaitMinutes: Math.max(usualDoorWaitMinutes, ...rows.map(({ row }) => row.effects.doorWait ?? 0)),
    interpreter: interpreterOf(rows),
    notBetween: rows.flatMap(closedHours),
    callFirst: any((e) => e.callFirst),
    textOnly: any((e) => e.textOnly),
    leaveNothing: any((e) => e.leaveNothing),
    neverIsolate: supplies.filter((supply) => any((e) => e.neverIsolate?.includes(supply))),
    noHotWork: any((e) => e.noFlame),
    landlordFirst: any((e) => e.landlordFirst),
    priority: any((e) => e.priority),
    lowDust: any((e) => e.lowDust),
    protectiveGear: any((e) => e.gear),
    vulnerable: any((e) => e.vulnerable),
  }
}

/** V6 Somebody here may be in trouble when nobody answers: then it is a welfare check. */
export const isKnownVulnerable = (needs: readonly Pick<ToldNeed, 'code'>[]): boolean =>
  needs.some(({ code }) => needTable[code].effects.vulnerable)

/**
 * The free span of the day around a wall-clock time, for whoever knows only one span (dispatch): the household's own hours
 * if they named some, less the hours in which nobody knocks. Undefined when nothing limits the day. Inside such hours the span
 * ends before it can hold a visit.
 */
export const hoursAround = (
  { requests, notBetween }: Pick<Adjustments, 'requests' | 'notBetween'>,
  time: string,
): Asked<Hours> | undefined => {
  if (requests.hours === undefined && notBetween.length === 0) return undefined
  const from = [requests.hours?.value.from ?? '00:00', ...notBetween.filter((h) => h.to <= time).map((h) => h.to)].sort().at(-1)!
  const to = [requests.hours?.value.to ?? '23:59', ...notBetween.filter((h) => h.to > time).map((h) => h.from)].sort()[0]!
  return { value: { from, to }, hard: requests.hours?.hard ?? true }
}
