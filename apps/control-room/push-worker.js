/* The control room's service worker: shows what is pushed, also while no page is open, and says that it was shown (M2). It keeps nothing. */
self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('push', (event) => {
  const { message, words } = event.data.json()
  const show = self.registration.showNotification('Doorstep', {
    body: words,
    tag: message,
    requireInteraction: true,
    renotify: true,
    vibrate: [300, 100, 300],
  })
  const tell = () =>
    fetch('/api/push/shown', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      credentials: 'same-origin',
      body: JSON.stringify({ message }),
    })
  event.waitUntil(show.then(tell).catch(() => undefined))
})

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  const open = async () => {
    const desks = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
    const desk = desks.find((one) => !new URL(one.url).pathname.startsWith('/phone'))
    return desk ? desk.focus().then((one) => one.navigate('/alarms')) : self.clients.openWindow('/alarms')
  }
  event.waitUntil(open())
})
