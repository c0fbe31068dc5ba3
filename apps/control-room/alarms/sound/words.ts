import type { Sound } from './use-siren.ts'

/** Whether an alarm would be heard at this desk, and how to mend it. */
export const soundWords: Record<Sound['state'], { title: string; mend: string | null }> = {
  ready: { title: 'The siren is ready in this browser.', mend: null },
  asleep: {
    title: 'The sound is off in this browser until you press anything on this page.',
    mend: 'Press a key or click anywhere here. To have it always, allow sound for this site in the browser’s settings.',
  },
  none: {
    title: 'This browser has no sound.',
    mend: 'Use a newer browser for this desk. Until then watch the screen; the telephones ring all the same.',
  },
}
