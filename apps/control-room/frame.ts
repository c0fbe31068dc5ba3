import type { LoaderFunctionArgs } from 'react-router'
import { alarmsInShort } from '../../care/alarms/actions.ts'
import { letterheadOf } from '../../care/messages/actions.ts'
import { roleName, type StaffRole } from '../../platform/who.ts'
import { inTheNameOf, sessionContext } from '../context.ts'
import type { FaceSpec } from '../design/faces/spec.ts'
import { readFace } from '../design/faces/read.ts'
import { auditorShown, drillRings, type AuditorShown } from './alarms/findings.ts'
import { headOf, type AlarmHead } from './alarms/desk/shown/alarm.ts'
import { toTheSecond } from './say.ts'

/** What stands around every page of the control room. What is null is left out, never guessed. */
export type Frame = {
  contractor: string | null
  person: { name: string; role: StaffRole; face: FaceSpec | null }
  /** The moment all this was true: “10:42:07”. */
  asOf: string
  /** Where the page hears of changes by server-sent events; null where nothing is live. */
  live: string | null
  /** A3 Alarms that nobody has answered, the first in front: they sound on every page of the office. */
  ringing: readonly AlarmHead[]
  now: number
  /** What the auditor has to say; null where it is not theirs to hear. */
  auditor: AuditorShown | null
  /** A drill rings this person's screen. */
  drill: boolean
}

/** Read by `layout.tsx` for every page; a page adds nothing to it. */
export const readFrame = async ({ context }: Pick<LoaderFunctionArgs, 'context'>): Promise<Frame> => {
  const { world, who } = inTheNameOf(context)
  if (!('staffId' in who)) throw new Response(null, { status: 403 })
  const isOffice = who.kind === 'staff'
  const { contractor, ringing, auditor, drill } = await world.db.as(who, async (tx) => ({
    ...(await letterheadOf(tx)),
    ringing: isOffice ? (await alarmsInShort(tx)).filter((alarm) => alarm.state === 'ringing').map((alarm) => headOf(tx, alarm)) : [],
    auditor: isOffice ? await auditorShown(tx) : null,
    drill: isOffice && (await drillRings(tx)),
  }))
  return {
    contractor,
    person: { name: who.name, role: roleName(who) as StaffRole, face: readFace(context.get(sessionContext)?.face) },
    asOf: toTheSecond(world.now()),
    live: isOffice ? '/live' : null,
    now: world.now().epochMilliseconds,
    ringing,
    auditor,
    drill,
  }
}
