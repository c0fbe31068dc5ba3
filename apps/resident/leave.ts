import { redirect } from 'react-router'
import { clearCookie } from '../../platform/http/cookies.ts'

/** Somewhere dull, which tells nobody looking over a shoulder where the reader has been. */
const dull = 'https://www.bbc.co.uk/weather'

/** Leaves at once, asks the browser to forget the pages it kept of ours, and closes what a code had opened. */
export const loader = () =>
  redirect(dull, {
    headers: { 'Clear-Site-Data': '"cache"', 'Referrer-Policy': 'no-referrer', 'Set-Cookie': clearCookie('link') },
  })
