import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { wakeUp } from './phone.ts'

/** Reads what is kept on this phone, shows it, then asks the office. */
export const start = async (place: Element): Promise<void> => {
  await wakeUp()
  createRoot(place).render(<App />)
}
