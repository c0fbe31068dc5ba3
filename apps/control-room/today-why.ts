import type { LoaderFunctionArgs } from 'react-router'
import { inTheNameOf } from '../context.ts'
import { othersPassedOver, type OtherPerson } from './board.ts'

/** D4 Whom a proposal passed over, each with all their reasons; null when it is no longer proposed. Asked for when somebody wants to know. */
export type PassedOver = { readonly others: readonly OtherPerson[] | null }

export const loader = ({ context, params }: LoaderFunctionArgs): Promise<PassedOver> => {
  const { world, who } = inTheNameOf(context)
  return world.db.as(who, async (tx) => ({ others: await othersPassedOver(tx, params['proposal'] ?? '') }))
}
