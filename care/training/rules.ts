/** Topics, certificates, and what each lapse stops. */
export { gates, hardTopicsFor, topicCodes, topics, topicsFor } from './rules/topics.ts'
export type { Gate, Topic, TopicCode, TopicRow } from './rules/topics.ts'
export { daysLeft, fitnessOf, nextWarning, stateOf, topicStates, warnDaysBefore } from './rules/fitness.ts'
export type { Fitness, Paper, TopicStanding, TopicState, Training } from './rules/fitness.ts'
