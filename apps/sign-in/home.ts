import { redirect, type LoaderFunctionArgs } from 'react-router'
import { roleName, type StaffRole } from '../../platform/who.ts'
import { whoContext } from '../context.ts'
import { firstPageOf } from '../first-page.ts'

/** The bare address: to the first page of whoever is signed in, else to the door. */
export const loader = ({ context }: LoaderFunctionArgs) => {
  const who = context.get(whoContext)
  return redirect(who && 'staffId' in who ? firstPageOf(roleName(who) as StaffRole) : '/sign-in')
}
