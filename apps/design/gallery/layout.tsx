import { Outlet } from 'react-router'
import type { Handle } from '../../page.ts'

export const handle = { face: 'design' } satisfies Handle

export default function GalleryLayout() {
  return <Outlet />
}
