export * from './store/cards.ts'
export * from './store/outbox.ts'
export * from './store/inbox.ts'
export * from './store/links.ts'
