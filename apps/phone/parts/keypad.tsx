import { useEffect, useEffectEvent } from 'react'
import { IconRubOut } from '../../design/icons.ts'
import { signIn } from '../words.ts'

export const pinLength = 4

/** Large keys for gloves; a keyboard types as well. The digits are never shown. Without `change` it is over and keys do nothing. */
export function Keypad({ digits, change }: { digits: string; change?: (digits: string) => void }) {
  const press = (digit: string): void => {
    if (digits.length < pinLength) change?.(digits + digit)
  }
  const rubOut = (): void => change?.(digits.slice(0, -1))
  const type = useEffectEvent((event: KeyboardEvent): void => {
    if (/^\d$/.test(event.key)) press(event.key)
    if (event.key === 'Backspace') rubOut()
  })
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => type(event)
    addEventListener('keydown', hear)
    return () => removeEventListener('keydown', hear)
  }, [])
  const key = (digit: string) => (
    <button key={digit} type="button" className="keypad-key" disabled={!change} onClick={() => press(digit)}>
      {digit}
    </button>
  )
  return (
    <>
      <p className="pin-dots" role="status">
        <span className="unseen">{signIn.pin.entered(digits.length)}</span>
        {Array.from({ length: pinLength }, (_, place) => (
          // oxlint-disable-next-line react/no-array-index-key -- a dot is its place
          <span key={place} className="pin-dot" data-full={place < digits.length} aria-hidden />
        ))}
      </p>
      <div className="keypad">
        {['1', '2', '3', '4', '5', '6', '7', '8', '9'].map(key)}
        <span />
        {key('0')}
        <button type="button" className="keypad-key keypad-bare" aria-label={signIn.pin.rubOut} disabled={!change} onClick={rubOut}>
          <IconRubOut aria-hidden size={28} strokeWidth={1.9} />
        </button>
      </div>
    </>
  )
}
