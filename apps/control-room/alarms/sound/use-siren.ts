import { useCallback, useEffect, useRef, useState } from 'react'
import { soundSiren, trySiren } from './siren.ts'

/** `asleep`: the browser waits until somebody presses something on the page. `none`: it has no sound at all. */
export type Sound = { state: 'ready' | 'asleep' | 'none'; tryIt: () => Promise<boolean> }

/** A browser that holds a lock is not put to sleep in the background; and where it allows it, the screen stays lit while it rings. */
const keepAwake = (): (() => void) => {
  const over = new AbortController()
  const held = new Promise<void>((resolve) => over.signal.addEventListener('abort', () => resolve()))
  void navigator.locks?.request('doorstep-alarm-desk', { mode: 'shared' }, () => held)
  return () => over.abort()
}

/** It lets go of the screen whenever the page is hidden, so it is asked again each time that the page is seen. */
const keepLit = (): (() => void) => {
  const ask = () => (document.visibilityState === 'visible' ? navigator.wakeLock?.request('screen').catch(() => null) : undefined)
  let lit = ask()
  const seen = () => void (lit = ask() ?? lit)
  document.addEventListener('visibilitychange', seen)
  return () => {
    document.removeEventListener('visibilitychange', seen)
    void lit?.then((lock) => lock?.release())
  }
}

/** A browser needs a moment to say whether it may sound. Returns how to wait no longer. */
const later = (tell: () => void): (() => void) => {
  const patience = setTimeout(tell, 300)
  return () => clearTimeout(patience)
}

/** A3 Sounds while `ringing`, in the background too; says when this browser cannot, and listens for the press that lets it. */
export const useSiren = (ringing: boolean): Sound => {
  const context = useRef<AudioContext | null>(null)
  const [state, setState] = useState<Sound['state']>('ready')
  useEffect(() => {
    if (typeof AudioContext === 'undefined') return later(() => setState('none'))
    const sound = (context.current ??= new AudioContext({ latencyHint: 'playback' }))
    const tell = () => setState(sound.state === 'running' ? 'ready' : 'asleep')
    const wake = () => void sound.resume().then(tell, tell)
    const presses = ['pointerdown', 'keydown'] as const
    wake()
    const patient = later(tell)
    sound.addEventListener('statechange', tell)
    for (const press of presses) document.addEventListener(press, wake)
    const sleep = keepAwake()
    return () => {
      patient()
      sound.removeEventListener('statechange', tell)
      for (const press of presses) document.removeEventListener(press, wake)
      sleep()
    }
  }, [])
  useEffect(() => (ringing && state === 'ready' && context.current ? soundSiren(context.current) : undefined), [ringing, state])
  useEffect(() => (ringing ? keepLit() : undefined), [ringing])
  const tryIt = useCallback(async () => (context.current ? trySiren(context.current) : false), [])
  return { state, tryIt }
}
