import { useState } from 'react'
import { IconCheck, IconLink } from '../../design/icons.ts'
import { Button } from '../../design/parts.ts'

/** Puts this page's address on the clipboard, and says so. */
export const CopyLink = () => {
  const [copied, setCopied] = useState(false)
  const copy = () => void navigator.clipboard.writeText(location.href).then(() => setCopied(true))
  return (
    <Button kind="quiet" type="button" icon={copied ? IconCheck : IconLink} onClick={copy}>
      {copied ? 'Copied' : 'Copy link'}
    </Button>
  )
}
