import { find } from './dom.ts'

export type TabName = 'messages' | 'keypad' | 'page'
export type Tabs = {
  shown(): TabName
  show(name: TabName): void
  label(name: TabName, words: string): void
  count(name: TabName, many: number): void
}

/** The three tabs of a handset, worked by touch or by arrow keys. */
export const tabsOf = (section: HTMLElement, side: string, changed: () => void): Tabs => {
  const buttons = [...section.querySelectorAll<HTMLElement>('[data-tab]')]
  const view = (button: HTMLElement) => find(section, `[data-view="${button.dataset['tab']}"]`)
  let shown: TabName = 'messages'
  const show = (name: TabName) => {
    shown = name
    for (const button of buttons) {
      const selected = button.dataset['tab'] === name
      button.setAttribute('aria-selected', String(selected))
      button.tabIndex = selected ? 0 : -1
      view(button).hidden = !selected
    }
    const log = find(section, '[data-texts]')
    log.scrollTop = log.scrollHeight
    changed()
  }
  buttons.forEach((button, at) => {
    const name = button.dataset['tab'] as TabName
    button.id = `${side}-tab-${name}`
    view(button).id = `${side}-view-${name}`
    button.setAttribute('aria-controls', view(button).id)
    view(button).setAttribute('aria-labelledby', button.id)
    button.addEventListener('click', () => show(name))
    button.addEventListener('keydown', ({ key }) => {
      const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0
      const next = buttons[(at + step + buttons.length) % buttons.length]
      if (step === 0 || !next) return
      next.focus()
      next.click()
    })
  })
  const button = (name: TabName) => find(section, `[data-tab="${name}"]`)
  return {
    shown: () => shown,
    show,
    label: (name, words) => (find(button(name), '[data-label]').textContent = words),
    count: (name, many) => {
      const badge = find(button(name), '[data-count]')
      badge.hidden = many === 0
      badge.textContent = String(many)
      button(name).setAttribute('aria-label', many === 0 ? '' : `${find(button(name), '[data-label]').textContent}, ${many} new`)
      if (many === 0) button(name).removeAttribute('aria-label')
    },
  }
}
