import type { LoaderFunctionArgs } from 'react-router'
import { openAlarms } from '../../care/alarms/actions.ts'
import { letterheadOf } from '../../care/messages/actions.ts'
import { roleName, type StaffRole } from '../../platform/who.ts'
import { inTheNameOf, sessionContext } from '../context.ts'
import type { FaceSpec } from '../design/faces/spec.ts'
import { readFace } from '../design/faces/read.ts'
import { toTheSecond } from './say.ts'

/** What stands around every page of the control room. What is null is left out, never guessed. */
export type Frame = {
  contractor: string | null
  person: { name: string; role: StaffRole; face: FaceSpec | null }
  /** The moment all this was true: “10:42:07”. */
  asOf: string
  /** Where the page hears of changes by server-sent events; null where nothing is live. */
  live: string | null
  /** A3 Alarms that nobody has answered: they sound on every page of the office. */
  ringing: number
}

/** Read by `layout.tsx` for every page; a page adds nothing to it. */
export const readFrame = async ({ context }: Pick<LoaderFunctionArgs, 'context'>): Promise<Frame> => {
  const { world, who } = inTheNameOf(context)
  if (!('staffId' in who)) throw new Response(null, { status: 403 })
  const { contractor, ringing } = await world.db.as(who, async (tx) => ({
    ...(await letterheadOf(tx)),
    ringing: who.kind === 'staff' ? (await openAlarms(tx)).filter((alarm) => alarm.state === 'ringing').length : 0,
  }))
  return {
    contractor,
    person: { name: who.name, role: roleName(who) as StaffRole, face: readFace(context.get(sessionContext)?.face) },
    asOf: toTheSecond(world.now()),
    live: who.kind === 'staff' ? '/live' : null,
    ringing,
  }
}
