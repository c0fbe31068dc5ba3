import type { LoaderFunctionArgs } from 'react-router'
import { data } from 'react-router'
import { wallClock } from '../../lib/time.ts'
import type { StaffRole } from '../../platform/who.ts'
import { whoContext, worldContext } from '../context.ts'
import type { FaceSpec } from '../design/faces/spec.ts'

/** What stands around every page of the control room. What is null is left out, never guessed. */
export type Frame = {
  contractor: string | null
  person: { name: string; role: StaffRole; face: FaceSpec | null }
  /** The moment all this was true: “10:42:07”. */
  asOf: string
  /** Where the page hears of changes by server-sent events; null where nothing is live. */
  live: string | null
}

const two = (n: number) => String(n).padStart(2, '0')

/** Read by `layout.tsx` for every page; a page adds nothing to it. */
export const readFrame = async ({ context }: Pick<LoaderFunctionArgs, 'context'>): Promise<Frame> => {
  const who = context.get(whoContext)
  if (who?.kind !== 'staff') throw data(null, { status: 403 })
  const { hour, minute, second } = wallClock(context.get(worldContext).now())
  return {
    contractor: null,
    person: { name: who.name, role: who.role, face: null },
    asOf: `${hour}:${two(minute)}:${two(second)}`,
    live: '/live',
  }
}
