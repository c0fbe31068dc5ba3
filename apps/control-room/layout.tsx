import './layout.css'
import './ringing.css'
import { useRef, useState } from 'react'
import { Outlet, useLoaderData, useMatches, useRouteLoaderData, type ClientLoaderFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { Trouble } from '../design/parts.ts'
import type { Handle } from '../page.ts'
import { AuditorStrip, DrillStrip } from './alarms/auditor-strip.tsx'
import { useSiren } from './alarms/sound/use-siren.ts'
import type { DeskFrame } from './desk-frame.ts'
import { readFrame, type Frame } from './frame.ts'
import { Header } from './header.tsx'
import { useKeys } from './keys.ts'
import { KeysHelp } from './keys-help.tsx'
import { useLine } from './line.ts'
import { Rail } from './rail-nav.tsx'
import { railFor } from './rail.ts'
import { Ringing } from './ringing.tsx'
import { lastTruth } from './without-line.ts'

export const handle = { face: 'control-room' } satisfies Handle

export const loader = ({ context }: LoaderFunctionArgs) => readFrame({ context })

const lastFrame = lastTruth<Frame>()
export const clientLoader = ({ serverLoader }: ClientLoaderFunctionArgs) => lastFrame(() => serverLoader<typeof loader>())
clientLoader.hydrate = true as const

/** A page may ask for the whole screen, without rail and header: somebody may be in danger. */
const useFullScreen = (): boolean => useMatches().some(({ loaderData }) => (loaderData as { fullScreen?: boolean } | undefined)?.fullScreen)

const hearsAlarms = ({ role }: Frame['person']): boolean => role !== 'landlord_officer' && role !== 'operative'

const Desk = ({ frame, trouble = false }: { frame: Frame; trouble?: boolean }) => {
  const box = useRef<HTMLInputElement>(null)
  const dialog = useRef<HTMLDialogElement>(null)
  const [keys, setKeys] = useState(true)
  const line = useLine(frame.live, frame.asOf)
  const fullScreen = useFullScreen()
  const sound = useSiren(hearsAlarms(frame.person) && frame.ringing.length > 0)
  const entries = railFor(frame.person.role)
  const help = () => dialog.current?.showModal()
  useKeys(fullScreen ? [] : entries, { search: () => box.current?.focus(), help }, keys)
  const page = (
    <>
      {hearsAlarms(frame.person) && <Ringing frame={frame} sound={sound} keys={keys} />}
      {frame.auditor && <AuditorStrip auditor={frame.auditor} />}
      {frame.drill && <DrillStrip />}
      {trouble ? <Trouble /> : <Outlet context={{ line, keys, sound, help } satisfies DeskFrame} />}
    </>
  )
  return (
    <div className={fullScreen ? 'desk-full' : 'desk'}>
      <a className="to-words" href="#words">
        Go to the words
      </a>
      {!fullScreen && <Header frame={frame} line={line} box={box} />}
      {!fullScreen && <Rail entries={entries} />}
      {fullScreen ? page : <div className="desk-page">{page}</div>}
      <KeysHelp dialog={dialog} entries={fullScreen ? [] : entries} atAlarm={fullScreen} keys={keys} setKeys={setKeys} />
    </div>
  )
}

export default function ControlRoom() {
  return <Desk frame={useLoaderData<typeof loader>()} />
}

/** A page that failed leaves the rail and the search where they are. */
export function ErrorBoundary() {
  const frame = useRouteLoaderData<typeof loader>('control-room/layout')
  if (!frame) return <Trouble />
  return <Desk frame={frame} trouble />
}
