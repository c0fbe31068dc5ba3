import { setTimeout as pause } from 'node:timers/promises'

/**
 * A2 Every PIN is answered at a whole number of these milliseconds, right, wrong or under duress. An alarm commits within one, and
 * checking two PINs takes a quarter of it; should a busy day need longer, the answer comes at the next whole number, and so nobody who
 * watches the phone can tell one from the other.
 */
const step = 600

/** Does the work, and answers at the next whole step. A fault is told at a whole step as well. */
export const steadily = async <T>(work: () => Promise<T>): Promise<T> => {
  const began = performance.now()
  try {
    return await work()
  } finally {
    const took = performance.now() - began
    await pause(Math.ceil(took / step) * step - took)
  }
}
