/** Topics, certificates, and what each lapse stops. */
export { hardTopicsFor, topicCodes, topics } from './rules/topics.ts'
export type { Gate, TopicCode } from './rules/topics.ts'
export { daysLeft, fitnessOf, nextWarning, stateOf } from './rules/fitness.ts'
export type { Fitness, TopicState, Training } from './rules/fitness.ts'
