export * from './rules/alarm.ts'
export * from './rules/code-word.ts'
export * from './rules/ladder.ts'
export * from './rules/watch.ts'
