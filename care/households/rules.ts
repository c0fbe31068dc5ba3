/** Who lives behind the door, what makes a visit comfortable for them, and what follows from it. */
export { adjustmentsOf, hoursAround, isKnownVulnerable, usualDoorWaitMinutes } from './rules/adjustments.ts'
export type { Adjustments, Asked, Requests, ToldNeed } from './rules/adjustments.ts'
export { moments, needIcons, supplies } from './rules/need-row.ts'
export type { Effects, Hours, Moment, NeedIcon, NeedRow, Supply } from './rules/need-row.ts'
export { needCodes, needTable } from './rules/needs-list.ts'
export type { NeedCode } from './rules/needs-list.ts'
export { languageName, mostUseful, sentenceOf } from './rules/useful.ts'
export type { Advice } from './rules/useful.ts'
