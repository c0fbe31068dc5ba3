import { useLocation, useParams, useRouteLoaderData } from 'react-router'
import type { ResidentFrame } from './frame.ts'
import { addressIn } from './address.ts'
import { frameWords } from './words/frame.ts'

const nothing: ResidentFrame = { contractor: null, telephone: null, lang: 'en', other: null, notYetIn: null }

/** What every page of the resident needs: its language, the telephone, and addresses of its other pages. */
export const usePage = () => {
  const frame = useRouteLoaderData<ResidentFrame>('resident/layout') ?? nothing
  const { token } = useParams()
  const { search } = useLocation()
  return { ...frame, common: frameWords[frame.lang], to: addressIn(token ?? '', search) }
}
