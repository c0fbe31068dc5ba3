import { redirect, type ActionFunctionArgs } from 'react-router'
import { clearCookie, readCookie } from '../../platform/http/cookies.ts'
import { endSession } from '../../platform/sign-in/sessions.ts'
import { worldContext } from '../context.ts'

/** Looking at this address changes nothing. */
export const loader = () => redirect('/')

export const action = async ({ context, request }: ActionFunctionArgs) => {
  const token = readCookie(request.headers.get('Cookie'), 'desk')
  if (token) await endSession(context.get(worldContext), token)
  return redirect('/sign-in', { headers: { 'Set-Cookie': clearCookie('desk') } })
}
