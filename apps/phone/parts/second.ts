import { useEffect, useState } from 'react'

/** Draws anew each second, so that figures move and moments are noticed. */
export const useSecond = (): void => {
  const [, tick] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => tick((n) => n + 1), 1000)
    return () => clearInterval(timer)
  }, [])
}

/** `4:07` */
export const minutesAndSeconds = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
