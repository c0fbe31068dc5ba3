import { Link, useLocation } from 'react-router'
import { IconHelp } from '../design/icons.ts'
import { soundWords } from './alarms/sound/words.ts'
import type { Sound } from './alarms/sound/use-siren.ts'
import { Takeover } from './alarms/sound/takeover.tsx'
import type { Frame } from './frame.ts'

/**
 * A3 On every page of a desk: an alarm that nobody has answered sounds. A controller's screen fills with it, over whatever they were
 * doing, which stays as it was underneath; the others see a band that leads to it.
 */
export const Ringing = ({ frame, sound, keys }: { frame: Frame; sound: Sound; keys: boolean }) => {
  const { pathname } = useLocation()
  const { ringing } = frame
  const elsewhere = ringing.length > 0 && pathname !== '/alarms'
  const silent = sound.state !== 'ready' && (ringing.length > 0 || pathname === '/alarms')
  return (
    <>
      {elsewhere && frame.person.role === 'controller' && <Takeover frame={frame} silent={silent} keys={keys} />}
      {elsewhere && frame.person.role !== 'controller' && pathname !== '/today' && (
        <div className="desk-ringing" role="alert">
          <IconHelp aria-hidden size={22} strokeWidth={2.2} />
          <Link to="/alarms">
            {ringing.length === 1 ? 'Somebody asks for help. Answer' : `${ringing.length} people ask for help. Answer`}
          </Link>
        </div>
      )}
      {silent && (
        <p className="desk-silent" role="status">
          {soundWords[sound.state].title}
        </p>
      )}
    </>
  )
}
