import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { householdWaits } from '../../../care/booking/actions.ts'
import { thisVisit } from '../visit/this-visit.ts'
import { visitorOf } from '../visitor.ts'

/** Nothing to look at: the button stands on the page of the visit. */
export const loader = async (args: LoaderFunctionArgs) => redirect((await visitorOf(args)).to(''))

/** B6 “I will wait.” Whatever has changed meanwhile (somebody set off, it was moved) stands on the page that this leads back to. */
export const action = async (args: ActionFunctionArgs) => {
  const { world, who, appointmentId, to } = await visitorOf(args)
  const { appointment } = await world.db.as(who, (tx) => thisVisit(tx, appointmentId))
  if (appointment) await world.db.act(who, (tx) => householdWaits(tx, appointment.id))
  return redirect(to(''), 303)
}
