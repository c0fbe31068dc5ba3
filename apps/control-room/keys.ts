import { useEffect, useEffectEvent, useRef } from 'react'
import { useNavigate } from 'react-router'
import type { RailEntry } from './rail.ts'

const typed = 'input:not([type=checkbox], [type=radio], [type=submit], [type=button]), textarea, select, [contenteditable]'
const isTyping = (target: EventTarget | null) => target instanceof Element && target.matches(typed)

/** How long after `g` a letter still counts, in milliseconds. */
const afterG = 1500

/**
 * `/` goes to search, `?` opens help, `g` then a letter goes to a page. Never while somebody is typing. It listens from the first
 * drawing to the last: a listener that each redraw replaces is deaf to a key that is pressed at that instant.
 */
export const useKeys = (entries: readonly RailEntry[], { search, help }: { search: () => void; help: () => void }, on: boolean) => {
  const navigate = useNavigate()
  const gAt = useRef(-Infinity)
  const press = useEffectEvent((event: KeyboardEvent): void => {
    if (!on || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
    const entry = event.timeStamp - gAt.current < afterG ? entries.find(({ letter }) => letter === event.key) : undefined
    gAt.current = event.key === 'g' ? event.timeStamp : -Infinity
    const act = entry ? () => void navigate(entry.path) : { '/': search, '?': help }[event.key]
    if (!act) return
    event.preventDefault()
    act()
  })
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => press(event)
    document.addEventListener('keydown', hear)
    return () => document.removeEventListener('keydown', hear)
  }, [])
}
