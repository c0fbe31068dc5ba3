import { told } from './hook.ts'

/** The real worker, loaded but for its first line; begins when it is told to. */
await import('../../../apps/handlers.ts')
await told()
await import('../../../apps/work.ts')
process.send?.('at work')
