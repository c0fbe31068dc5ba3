export * from './store/alarms.ts'
export * from './store/known.ts'
export * from './store/rings.ts'
export * from './store/watches.ts'
