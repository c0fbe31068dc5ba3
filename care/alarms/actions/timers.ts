/** The timers of an alarm, by its id. */
export const ringTimer = 'alarm.ring'
export const lapseTimer = 'alarm.answer_lapses'
