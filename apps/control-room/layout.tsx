import './layout.css'
import './ringing.css'
import { useRef, useState, type ReactNode } from 'react'
import { Outlet, useLoaderData, useRouteLoaderData, type LoaderFunctionArgs } from 'react-router'
import { Trouble } from '../design/parts.ts'
import type { Handle } from '../page.ts'
import { readFrame, type Frame } from './frame.ts'
import { Header } from './header.tsx'
import { useKeys } from './keys.ts'
import { KeysHelp } from './keys-help.tsx'
import { useLine } from './line.ts'
import { Rail } from './rail-nav.tsx'
import { railFor } from './rail.ts'
import { Ringing } from './ringing.tsx'

export const handle = { face: 'control-room' } satisfies Handle

export const loader = ({ context }: LoaderFunctionArgs) => readFrame({ context })

const Desk = ({ frame, children }: { frame: Frame; children: ReactNode }) => {
  const box = useRef<HTMLInputElement>(null)
  const dialog = useRef<HTMLDialogElement>(null)
  const [keys, setKeys] = useState(true)
  const line = useLine(frame.live, frame.asOf)
  const entries = railFor(frame.person.role)
  useKeys(entries, { search: () => box.current?.focus(), help: () => dialog.current?.showModal() }, keys)
  return (
    <div className="desk">
      <a className="to-words" href="#words">
        Go to the words
      </a>
      <Header frame={frame} line={line} box={box} />
      <Rail entries={entries} />
      <div className="desk-page">
        {frame.person.role !== 'landlord_officer' && frame.person.role !== 'operative' && <Ringing ringing={frame.ringing} />}
        {children}
      </div>
      <KeysHelp dialog={dialog} entries={entries} keys={keys} setKeys={setKeys} />
    </div>
  )
}

export default function ControlRoom() {
  return (
    <Desk frame={useLoaderData<typeof loader>()}>
      <Outlet />
    </Desk>
  )
}

/** A page that failed leaves the rail and the search where they are. */
export function ErrorBoundary() {
  const frame = useRouteLoaderData<typeof loader>('control-room/layout')
  if (!frame) return <Trouble />
  return (
    <Desk frame={frame}>
      <Trouble />
    </Desk>
  )
}
