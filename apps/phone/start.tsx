import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { wakeUp } from './phone.ts'

/** Reads what is kept on this phone, shows it, then asks the office. A book that cannot be read keeps Help off no screen. */
export const start = async (place: Element): Promise<void> => {
  await wakeUp().catch(() => undefined)
  createRoot(place).render(<App />)
}
