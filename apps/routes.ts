import { layout, route, type RouteConfig } from '@react-router/dev/routes'
import { doors, type Door } from './doors.ts'

const layouts: Partial<Record<Door['face'], string>> = {
  'control-room': 'control-room/layout.tsx',
  resident: 'resident/layout.tsx',
  'sign-in': 'sign-in/layout.tsx',
  design: 'design/gallery/layout.tsx',
}

const byFace = Map.groupBy<Door['face'], Door>(doors, (door) => door.face)

/** The pages of `doors.ts`, each inside the layout of its face. */
export default [...byFace].flatMap(([face, pages]) => {
  const routes = pages.map((door) => route(door.path, door.file))
  const file = layouts[face]
  return file ? [layout(file, routes)] : routes
}) satisfies RouteConfig
