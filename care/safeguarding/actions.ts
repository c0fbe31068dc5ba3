/** What may be done about concerns. No other duty imports this folder: the consequence travels, the reason stays. */
export { addToConcern, myConcerns, raiseConcern } from './actions/author.ts'
export type { MyConcern, Raised } from './actions/author.ts'
export { closeConcern, concernsForLead, concernsUnread, readConcern, takeOnConcern } from './actions/lead.ts'
export type { ConcernInFull, ConcernInList } from './actions/lead.ts'
export { followUpUnread } from './actions/unread.ts'
