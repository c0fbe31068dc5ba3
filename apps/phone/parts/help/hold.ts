import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { KeyboardEvent, PointerEvent } from 'react'
import { isCall, withPress } from './presses.ts'
import type { Press } from './presses.ts'

/** Three seconds: long enough for a pocket, short enough for a fright. */
export const holdSeconds = 3
/** Pixels that a thumb slides up to add sound. */
const slide = 56

export type Holding = { left: number; withSound: boolean }
export type Asked = { withSound: boolean; how: 'button' | '5 presses' }

/** Holding a button by finger, mouse or key until the time is over, or pressing it five times; letting go before stops it. */
export const useHold = (done: (asked: Asked) => void) => {
  const [holding, setHolding] = useState<Holding | null>(null)
  const from = useRef(0)
  const since = useRef(0)
  const presses = useRef<readonly Press[]>([])
  const isHeld = holding !== null
  const tick = useEffectEvent(() => {
    if (!holding) return
    if (holding.left > 1) return setHolding({ ...holding, left: holding.left - 1 })
    setHolding(null)
    presses.current = []
    done({ withSound: holding.withSound, how: 'button' })
  })
  useEffect(() => {
    if (!isHeld) return
    const second = setInterval(() => tick(), 1000)
    return () => clearInterval(second)
  }, [isHeld])

  const begin = (y: number): void => {
    from.current = y
    since.current = performance.now()
    setHolding({ left: holdSeconds, withSound: false })
  }
  const stop = (): void => setHolding(null)
  const letGo = (): void => {
    stop()
    if (!isHeld) return
    presses.current = withPress(presses.current, { from: since.current, to: performance.now() })
    if (!isCall(presses.current)) return
    presses.current = []
    done({ withSound: false, how: '5 presses' })
  }
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
      onPointerUp: letGo,
      onPointerCancel: stop,
      onContextMenu: (event: { preventDefault(): void }) => event.preventDefault(),
      onKeyDown: (event: KeyboardEvent) => {
        if (event.key === 'ArrowUp' && isHeld) return setHolding((now) => now && { ...now, withSound: true })
        if (!isKey(event)) return
        event.preventDefault()
        if (!event.repeat) begin(0)
      },
      onKeyUp: (event: KeyboardEvent) => isKey(event) && letGo(),
      onBlur: stop,
    },
  }
}
