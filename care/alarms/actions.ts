export {
  endWatch,
  leaveWatch,
  saidOnWatch,
  signOfLife,
  startWatch,
  tightenWatch,
  watchesNow,
  watchOf,
  watchOfAlarm,
} from './actions/watching/watch.ts'
export type { SaidOnWatch } from './store/watch-acts.ts'
export { askForHelp } from './actions/asking/help.ts'
export { setCodes } from './actions/asking/codes.ts'
export { hearPin } from './actions/asking/pin.ts'
export { takeWatchAct } from './actions/watching/told.ts'
export { homeForPhone, phoneState, watchForPhone } from './actions/watching/phone.ts'
export { goAmber, pauseWatch, resumeWatch } from './actions/watching/amber-and-pause.ts'
export { expectHome, homeSafe, homeSafeExpected } from './actions/watching/home-safe.ts'
export { raiseAlarm } from './actions/raise.ts'
export type { Asking, Place } from './actions/raise.ts'
export { ringAlarm } from './actions/ring.ts'
export { answerAlarm, renewAnswer } from './actions/answer.ts'
export { answerByDigits, answerByKey } from './actions/keys.ts'
export { ringWhoJoined } from './actions/joined.ts'
export type { StandDownAsked } from './actions/stand-down.ts'
export { agreeToStandDown, askToStandDown, pinGiven, refuseToStandDown } from './actions/stand-down.ts'
export { goingToHelp, matchAlarm, noteOnAlarm, unmatchAlarm } from './actions/acting.ts'
export { alarmsToReview, reviewAlarm } from './actions/looking-back/review.ts'
export { addBranch, branchesOf, endLadder, ladderPreview, laddersOf, nextRings, peopleForRungs, saveLadder } from './actions/ladders.ts'
export {
  answerDrill,
  drillIsOver,
  drillReport,
  drillsOf,
  expectDrill,
  monthlyDrill,
  myDrillRings,
  ringAsTest,
  startDrill,
} from './actions/looking-back/drill.ts'
export { alarmStatistics } from './actions/looking-back/statistics.ts'
export { alarmOf, alarmsInShort, openAlarms, pastAlarms } from './actions/show.ts'
export type { AlarmInShort, AlarmShown } from './actions/show.ts'
export { receive } from './actions/asking/receive.ts'
export { codeHints, hearTurn, pinAwaited, receiveCall } from './actions/asking/call.ts'
export { answerByPin, pinAskedBy } from './actions/asking/keys.ts'
export { joinByKey, joinTheLine, lineClosed } from './actions/asking/line.ts'
export { answerAuditor, answerAuditorByKey, findingsNow, shoutedAt } from './actions/guarding/auditor.ts'
export type { Finding, Findings } from './actions/guarding/auditor.ts'
export { centreNow, setCentre } from './actions/guarding/centre.ts'
export type { Centre } from './actions/guarding/centre.ts'
export { accepted, contractorOfHandoff, faceForCentre, handToArc, handoffOf } from './actions/guarding/handing-over.ts'
