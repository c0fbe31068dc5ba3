import type { LoaderFunctionArgs } from 'react-router'
import { recordLook } from '../../care/record/actions.ts'
import { inTheNameOf } from '../context.ts'
import { askedIn, visitRows } from './visits/list.ts'

/** A cell as spreadsheets read it; one that could be taken for a formula is made text. */
const cell = (text: string): string => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`

/** The same rows as the page, as a file. R2 That the list left the house is on record. */
export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const { world, who } = inTheNameOf(context)
  const rows = await world.db.as(who, async (tx) => {
    await recordLook(tx, { subject: ['contractor', who.contractorId], what: 'visits_export' })
    return visitRows(tx, askedIn(request.url))
  })
  const head = ['Household', 'Where', 'Work', 'Who went', 'Day', 'Sent', 'How it stands', 'Visit']
  const lines = rows.map((row) => [row.household, row.where, row.work, row.who, row.day, row.sent, row.standing, row.visitId])
  const csv = [head, ...lines].map((line) => line.map(cell).join(',')).join('\r\n')
  return new Response(`\uFEFF${csv}\r\n`, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="visits.csv"',
      'Cache-Control': 'no-store',
    },
  })
}
