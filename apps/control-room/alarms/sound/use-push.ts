import { useEffect, useState } from 'react'

/**
 * Whether this browser is told of an alarm also while no page of ours is open. `cannot`: it has no push. `blocked`: its settings
 * say no. `failed`: it has, and its push service did not answer.
 */
export type PushState = 'unknown' | 'cannot' | 'blocked' | 'off' | 'asking' | 'on' | 'failed'

const worker = '/push-worker.js'
const canPush = (): boolean => 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window

const post = async (path: string, body: unknown): Promise<void> => {
  const answer = await fetch(`/api/push/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`The server answers ${answer.status}.`)
}

const ours = async (): Promise<PushSubscription | null> =>
  (await (await navigator.serviceWorker.getRegistration(worker))?.pushManager.getSubscription()) ?? null

const look = async (): Promise<PushState> => {
  if (!canPush()) return 'cannot'
  if (Notification.permission === 'denied') return 'blocked'
  return (await ours()) ? 'on' : 'off'
}

/** Asks the person first (a browser demands it), then its push service, then tells the server where to push. */
const subscribe = async (): Promise<PushState> => {
  if ((await Notification.requestPermission()) !== 'granted') return look()
  await navigator.serviceWorker.register(worker)
  const registration = await navigator.serviceWorker.ready
  const { key } = (await (await fetch('/api/push/key')).json()) as { key: string }
  const subscription = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key })
  await post('browsers', subscription.toJSON())
  return 'on'
}

const leave = async (): Promise<PushState> => {
  const subscription = await ours()
  if (subscription) {
    await post('gone', { endpoint: subscription.endpoint })
    await subscription.unsubscribe()
  }
  return 'off'
}

export const usePush = () => {
  const [state, setState] = useState<PushState>('unknown')
  useEffect(() => void look().then(setState, () => setState('cannot')), [])
  const change = (act: () => Promise<PushState>) => () => {
    setState('asking')
    void act().then(setState, () => setState('failed'))
  }
  return { state, turnOn: change(subscribe), turnOff: change(leave) }
}
