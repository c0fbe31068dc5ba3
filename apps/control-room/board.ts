/** The live board: each duty is asked for what it knows, and laid out. It holds no rule. */
export { dayBoard, type HomeRow, type OutRow, type Tally } from './board/day.ts'
export { sendingBoard, type OtherPerson, type ProposalShown, type RiskShown } from './board/sending.ts'
export { waitingBoard, type Waiting } from './board/waiting.ts'
