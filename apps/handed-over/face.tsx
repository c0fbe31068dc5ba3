import { renderToStaticMarkup } from 'react-dom/server'
import type { LoaderFunctionArgs } from 'react-router'
import { faceForCentre } from '../../care/alarms/actions.ts'
import { worldContext } from '../context.ts'
import { Face } from '../design/faces/face.tsx'
import { readFace } from '../design/faces/read.ts'

/** The picture of whoever asks for help, for the alarm receiving centre that was handed their alarm: by a link of ours, for an hour. */
export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const found = await faceForCentre(context.get(worldContext), params['token'] ?? '')
  const spec = readFace(found?.face)
  if (!spec) return new Response(null, { status: 404 })
  const svg = renderToStaticMarkup(<Face spec={spec} size={512} />).replace('<svg ', '<svg xmlns="http://www.w3.org/2000/svg" ')
  return new Response(svg, { headers: { 'Content-Type': 'image/svg+xml', 'Cache-Control': 'private, no-store' } })
}
