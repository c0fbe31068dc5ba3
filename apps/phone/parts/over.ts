import { createContext, use } from 'react'
import type { WithPin } from '../phone.ts'

/** What lies over the screen of the moment until it is closed. */
export type Over = 'raise' | 'checks' | 'pause' | 'practice' | { pin: WithPin }

/** Opens and closes what lies over the screen. */
export const OverScreen = createContext<{ open(over: Over): void; close(): void }>({ open: () => undefined, close: () => undefined })
export const useOver = () => use(OverScreen)
