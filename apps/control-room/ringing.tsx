import { useEffect, useRef, useState } from 'react'
import { Link, useLocation } from 'react-router'
import { IconHelp } from '../design/icons.ts'

/** Two tones a second, loud enough for a room; ends when it is called. */
const siren = (sound: AudioContext): (() => void) => {
  const tone = sound.createOscillator()
  const loud = sound.createGain()
  loud.gain.value = 0.25
  tone.type = 'square'
  tone.connect(loud).connect(sound.destination)
  tone.start()
  const swing = setInterval(() => tone.frequency.setValueAtTime(tone.frequency.value > 800 ? 660 : 960, sound.currentTime), 500)
  return () => {
    clearInterval(swing)
    tone.stop()
  }
}

/** A browser is silent until somebody has pressed something on the page: says so, and listens for the first press. */
const useSiren = (ringing: boolean): boolean => {
  const sound = useRef<AudioContext | null>(null)
  const [heard, setHeard] = useState(true)
  useEffect(() => {
    const context = (sound.current ??= new AudioContext())
    const tell = () => setHeard(context.state === 'running')
    const wake = () => void context.resume().then(tell)
    tell()
    context.addEventListener('statechange', tell)
    document.addEventListener('pointerdown', wake)
    document.addEventListener('keydown', wake)
    return () => {
      context.removeEventListener('statechange', tell)
      document.removeEventListener('pointerdown', wake)
      document.removeEventListener('keydown', wake)
    }
  }, [])
  useEffect(() => (ringing && heard && sound.current ? siren(sound.current) : undefined), [ringing, heard])
  return heard
}

/** A3 On every page of a desk: an alarm that nobody has answered sounds, and one press leads to it. */
export const Ringing = ({ ringing }: { ringing: number }) => {
  const { pathname } = useLocation()
  const heard = useSiren(ringing > 0)
  const silent = !heard && (ringing > 0 || pathname === '/alarms')
  return (
    <>
      {ringing > 0 && pathname !== '/alarms' && pathname !== '/today' && (
        <div className="desk-ringing" role="alert">
          <IconHelp aria-hidden size={22} strokeWidth={2.2} />
          <Link to="/alarms">{ringing === 1 ? 'Somebody asks for help. Answer' : `${ringing} people ask for help. Answer`}</Link>
        </div>
      )}
      {silent && (
        <p className="desk-silent" role="status">
          The sound is off in this browser until you press anything on this page.
        </p>
      )}
    </>
  )
}
