import { useEffect, useRef } from 'react'
import { useNavigate } from 'react-router'
import type { RailEntry } from './rail.ts'

const typed = 'input:not([type=checkbox], [type=radio], [type=submit], [type=button]), textarea, select, [contenteditable]'
const isTyping = (target: EventTarget | null) => target instanceof Element && target.matches(typed)

/** How long after `g` a letter still counts, in milliseconds. */
const afterG = 1500

/** `/` goes to search, `?` opens help, `g` then a letter goes to a page. Never while somebody is typing. */
export const useKeys = (entries: readonly RailEntry[], { search, help }: { search: () => void; help: () => void }, on: boolean) => {
  const navigate = useNavigate()
  const gAt = useRef(-Infinity)
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!on || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      const entry = event.timeStamp - gAt.current < afterG ? entries.find(({ letter }) => letter === event.key) : undefined
      gAt.current = event.key === 'g' ? event.timeStamp : -Infinity
      const act = entry ? () => void navigate(entry.path) : { '/': search, '?': help }[event.key]
      if (!act) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  })
}
