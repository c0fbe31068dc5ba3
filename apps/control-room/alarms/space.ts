import { useEffect } from 'react'

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT|BUTTON|A|SUMMARY)$/.test(target.tagName)

/** Space answers the first alarm that rings, unless somebody is typing or stands on a control of their own. */
export const useSpaceAnswers = (on: boolean) => {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!on || event.key !== ' ' || event.repeat || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      event.preventDefault()
      document.querySelector<HTMLFormElement>('form[data-answers]')?.requestSubmit()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [on])
}
