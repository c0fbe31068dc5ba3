import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { KeyboardEvent, PointerEvent } from 'react'

/** Three seconds: long enough for a pocket, short enough for a fright. */
export const holdSeconds = 3
/** Pixels that a thumb slides up to add sound. */
const slide = 56

export type Holding = { left: number; withSound: boolean }

/** Holding a button by finger, mouse or key until the time is over; letting go before stops it. */
export const useHold = (done: (withSound: boolean) => void) => {
  const [holding, setHolding] = useState<Holding | null>(null)
  const from = useRef(0)
  const isHeld = holding !== null
  const tick = useEffectEvent(() => {
    if (!holding) return
    if (holding.left > 1) return setHolding({ ...holding, left: holding.left - 1 })
    setHolding(null)
    done(holding.withSound)
  })
  useEffect(() => {
    if (!isHeld) return
    const second = setInterval(() => tick(), 1000)
    return () => clearInterval(second)
  }, [isHeld])

  const begin = (y: number): void => {
    from.current = y
    setHolding({ left: holdSeconds, withSound: false })
  }
  const stop = (): void => setHolding(null)
  const isKey = (event: KeyboardEvent): boolean => event.key === ' ' || event.key === 'Enter'
  return {
    holding,
    handlers: {
      onPointerDown: (event: PointerEvent<HTMLButtonElement>) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        begin(event.clientY)
      },
      onPointerMove: (event: PointerEvent) =>
        isHeld && setHolding((now) => now && { ...now, withSound: from.current - event.clientY > slide }),
      onPointerUp: stop,
      onPointerCancel: stop,
      onContextMenu: (event: { preventDefault(): void }) => event.preventDefault(),
      onKeyDown: (event: KeyboardEvent) => {
        if (event.key === 'ArrowUp' && isHeld) return setHolding((now) => now && { ...now, withSound: true })
        if (!isKey(event)) return
        event.preventDefault()
        if (!event.repeat) begin(0)
      },
      onKeyUp: (event: KeyboardEvent) => isKey(event) && stop(),
      onBlur: stop,
    },
  }
}
