import '../design/design.css'
import './phone.css'
import './help.css'
import './watch.css'

/** The rules reckon with Temporal; browsers that lack it are lent one before anything else is read. */
const begin = async (): Promise<void> => {
  if (!('Temporal' in globalThis)) await import('temporal-polyfill/global')
  const { start } = await import('./start.tsx')
  await start(document.querySelector('#phone')!)
}

if ('serviceWorker' in navigator) void navigator.serviceWorker.register('/phone/sw.js', { scope: '/phone/' })
void begin()
