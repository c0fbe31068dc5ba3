/** The timers of an alarm, by its id. */
export const ringTimer = 'alarm.ring'
/** By the id of the message that is the call. */
export const callOverTimer = 'alarm.call_over'
export const lapseTimer = 'alarm.answer_lapses'
export const reviewTimer = 'alarm.review'
/** By the drill's id, and by the contractor's. */
export const drillEndsTimer = 'drill.ends'
export const monthlyDrillTimer = 'drill.monthly'
