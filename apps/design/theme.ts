import { redirect, type ActionFunctionArgs } from 'react-router'
import { themeCookie } from './theme-choice.ts'

/** Only a way back into this site. */
const wayBack = (back: FormDataEntryValue | null) => (typeof back === 'string' && /^\/(?!\/)/.test(back) ? back : '/')

/** Keeps the reader's choice of theme: light, dark, or as the machine prefers. */
export const action = async ({ request }: ActionFunctionArgs) => {
  const form = await request.formData()
  return redirect(wayBack(form.get('back')), { headers: { 'Set-Cookie': themeCookie(String(form.get('theme'))) } })
}
