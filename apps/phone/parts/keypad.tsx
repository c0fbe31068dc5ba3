import { useEffect, useEffectEvent } from 'react'
import { IconRubOut } from '../../design/icons.ts'
import { signIn } from '../words.ts'

type Pad = { digits: string; length: number; change: (digits: string) => void }

/** Large keys for gloves; a keyboard types as well. The digits are never shown. */
export function Keypad({ digits, length, change }: Pad) {
  const press = (digit: string): void => {
    if (digits.length < length) change(digits + digit)
  }
  const rubOut = (): void => change(digits.slice(0, -1))
  const type = useEffectEvent((event: KeyboardEvent): void => {
    if (/^\d$/.test(event.key)) press(event.key)
    if (event.key === 'Backspace') rubOut()
  })
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => type(event)
    addEventListener('keydown', hear)
    return () => removeEventListener('keydown', hear)
  }, [])
  return (
    <>
      <p className="pin-dots" role="status">
        <span className="unseen">{signIn.pin.entered(digits.length)}</span>
        {Array.from({ length }, (_, place) => (
          // oxlint-disable-next-line react/no-array-index-key -- a dot is its place
          <span key={place} className="pin-dot" data-full={place < digits.length} aria-hidden />
        ))}
      </p>
      <div className="keypad">
        {['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((digit) => (
          <button key={digit} type="button" className="keypad-key" onClick={() => press(digit)}>
            {digit}
          </button>
        ))}
        <span />
        <button type="button" className="keypad-key" onClick={() => press('0')}>
          0
        </button>
        <button type="button" className="keypad-key keypad-bare" aria-label={signIn.pin.rubOut} onClick={rubOut}>
          <IconRubOut aria-hidden size={28} strokeWidth={1.9} />
        </button>
      </div>
    </>
  )
}
