import type { LoaderFunctionArgs } from 'react-router'
import { recordLook } from '../../care/record/actions.ts'
import { csvFile } from '../../lib/csv.ts'
import { inTheNameOf } from '../context.ts'
import { askedIn, visitRows } from './visits/list.ts'

/** The same rows as the page, as a file. R2 That the list left the house is on record. */
export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const { world, who } = inTheNameOf(context)
  const rows = await world.db.as(who, async (tx) => {
    await recordLook(tx, { subject: ['contractor', who.contractorId], what: 'visits_export' })
    return visitRows(tx, askedIn(request.url))
  })
  const head = ['Household', 'Where', 'Work', 'Who went', 'Day', 'Sent', 'How it stands', 'Visit']
  const lines = rows.map((row) => [row.household, row.where, row.work, row.who, row.day, row.sent, row.standing, row.visitId])
  return new Response(csvFile([head, ...lines]), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="visits.csv"',
      'Cache-Control': 'no-store',
    },
  })
}
