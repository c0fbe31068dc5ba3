import type { ButtonHTMLAttributes } from 'react'
import { IconHelp } from '../icons.ts'

/** How Help looks; holding it and what follows belong to the phone. Bottom right on every one of its screens. */
export function HelpButton({ held = false, ...rest }: { held?: boolean } & ButtonHTMLAttributes<HTMLButtonElement>) {
  return (
    <button type="button" {...rest} className="help-button" data-held={held}>
      <IconHelp aria-hidden size={28} strokeWidth={2.2} />
      Help
    </button>
  )
}
