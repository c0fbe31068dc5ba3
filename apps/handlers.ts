import type { Handler } from '../platform/timers/timers.ts'

/** Everything that happens because time passed. A timer whose kind is not here is put back and shouted about. */
export const handlers: readonly Handler[] = []
