import type { LoaderFunctionArgs } from 'react-router'
import { photoOf } from '../../care/visits/actions.ts'
import { parseId } from '../../lib/ids.ts'
import { inTheNameOf } from '../context.ts'

/** One photograph of a repair, unsealed for whoever may see it. R2 The look is recorded. */
export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const { world, who } = inTheNameOf(context)
  const id = parseId('photo', params['photo'])
  const jpeg = id && (await world.db.as(who, (tx) => photoOf(tx, id)))
  if (!jpeg) return new Response(null, { status: 404 })
  return new Response(new Uint8Array(jpeg), { headers: { 'Content-Type': 'image/jpeg', 'Cache-Control': 'private, no-store' } })
}
