/** The live board: each duty is asked for what it knows, and laid out. It holds no rule. */
export type { ByHand } from './board/by-hand.ts'
export { dayBoard, dayPart, type HomeRow, type OutRow, type Tally } from './board/day.ts'
export type { InsteadShown, RiskShown } from './board/risks.ts'
export { othersPassedOver, sendingBoard, sendingPart, type OtherPerson, type ProposalShown } from './board/sending.ts'
export type { Asked, ListName, Page } from './board/narrow.ts'
export type { BreakShown, PutRight, WaitShown } from './board/waits.ts'
export { waitingBoard, type Waiting } from './board/waiting.ts'
