import { redirect, type LoaderFunctionArgs } from 'react-router'
import { contactCardOf, openLink } from '../../care/messages/actions.ts'
import { languageFor, type Language } from '../../care/messages/rules.ts'
import type { AppointmentId, Id } from '../../lib/ids.ts'
import { readCookie } from '../../platform/http/cookies.ts'
import type { Who } from '../../platform/who.ts'
import type { World } from '../../platform/world.ts'
import { inTheNameOf } from '../context.ts'
import { addressIn } from './address.ts'
import { languageAsked } from './frame.ts'

/**
 * Whoever holds a link: in whose name they act, which visit the link is about (null: the visit of the moment), whether they also
 * gave the code (`wider`), and where the other pages of this link are.
 */
export type Visitor = {
  readonly world: World
  readonly who: Extract<Who, { kind: 'resident' }>
  readonly linkId: Id<'link'>
  readonly appointmentId: AppointmentId | null
  readonly wider: boolean
  readonly lang: Language
  readonly to: ReturnType<typeof addressIn>
}

/** The gate has opened the link already; here it says what it is about. One that ended between the two is an ended link. */
export const visitorOf = async ({
  context,
  request,
  params,
}: Pick<LoaderFunctionArgs, 'context' | 'request' | 'params'>): Promise<Visitor> => {
  const { world, who } = inTheNameOf(context)
  if (who.kind !== 'resident') throw new Response(null, { status: 403 })
  const token = params['token'] ?? ''
  const link = await world.db.door((tx) => openLink(tx, token, readCookie(request.headers.get('Cookie'), 'link')))
  if (!link) throw redirect('/link-has-ended')
  const own = await world.db.as(who, (tx) => contactCardOf(tx, who.householdId))
  return {
    world,
    who,
    linkId: link.linkId,
    appointmentId: link.appointmentId,
    wider: link.wider,
    lang: languageAsked(request.url) ?? languageFor({ language: own?.language ?? 'en' }),
    to: addressIn(token, new URL(request.url).search),
  }
}
