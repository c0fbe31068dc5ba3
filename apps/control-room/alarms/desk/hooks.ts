import { useEffect, useRef, useState } from 'react'

/** The server's time in milliseconds, ticking here between two truths. The first drawing shows the truth itself. */
export const useServerClock = (serverNow: number): number => {
  const [now, setNow] = useState(serverNow)
  useEffect(() => {
    const ahead = serverNow - Date.now()
    const ticking = setInterval(() => setNow(Date.now() + ahead), 250)
    return () => clearInterval(ticking)
  }, [serverNow])
  return now
}

/** “0:23”, “12:07”, “1:02:07” */
export const ticked = (milliseconds: number): string => {
  const all = Math.max(0, Math.floor(milliseconds / 1000))
  const [hours, minutes, seconds] = [Math.floor(all / 3600), Math.floor(all / 60) % 60, String(all % 60).padStart(2, '0')]
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${seconds}` : `${minutes}:${seconds}`
}

const typed = 'input:not([type=checkbox], [type=radio], [type=submit], [type=button]), textarea, select, [contenteditable]'
const pressed = 'button, a, summary, input'

/** Whoever was typing letters when the alarm came up has not answered it by the space between two words. */
const quietMs = 600

/**
 * Each key of the desk stands on the control that it presses, as `data-key`: what is not on the screen has no key. Never while
 * somebody types; Space keeps its own meaning on a button, and counts only from a hand that was at rest. `cameUp`: over something
 * else, by itself, so that whoever was typing there may be typing still.
 */
export const useDeskKeys = (on: boolean, { cameUp = false } = {}) => {
  const lastAt = useRef(-Infinity)
  useEffect(() => void (lastAt.current = cameUp ? performance.now() : -Infinity), [cameUp])
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const target = event.target instanceof Element ? event.target : document.body
      const rested = event.timeStamp - lastAt.current > quietMs
      if (target.matches(typed) || !rested) lastAt.current = event.timeStamp
      if (!on || event.repeat || event.ctrlKey || event.metaKey || event.altKey || target.matches(typed)) return
      if (event.key === ' ' && (!rested || target.matches(pressed))) return
      const keyed = [...document.querySelectorAll<HTMLElement>('[data-key]')].find((one) => one.dataset['key'] === event.key.toLowerCase())
      if (!keyed) return
      event.preventDefault()
      if (keyed.matches(typed)) keyed.focus()
      else keyed.click()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [on])
}
