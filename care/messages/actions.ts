export { changeContactCard, contactCardOf, householdsOfNumber } from './actions/card.ts'
export { callStaff, pushStaff, tellHousehold, tellStaff, textStaff, toldByHand, untold, withholdQueued } from './actions/tell.ts'
export { probeSupplier, sendMessage, spokenWords } from './actions/send.ts'
export { noteHealth } from './actions/sending/health.ts'
export { receipt } from './actions/receipt.ts'
export { leaveThisBrowser, pushShown, tellThisBrowser } from './actions/screens.ts'
export {
  answerTo,
  keepAnswer,
  markTextRead,
  staffMessageOf,
  storeInbound,
  textsToRead,
  thankForText,
  understandOnce,
} from './actions/inbound.ts'
export type { Heard, Inbound, Listener, Stored } from './actions/inbound.ts'
export { checkLinkCode, makeLink, openLink, revokeLinks, sendLinkCode } from './actions/links.ts'
export type { KnownHealth } from './store.ts'
export {
  contractorOfMessage,
  contractorOfNumber,
  letterheadOf,
  messagesAbout,
  attemptOfReceipt as contractorOfReceipt,
  readEverybodysHealth,
  readHealth,
} from './store.ts'
