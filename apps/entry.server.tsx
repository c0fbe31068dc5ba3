import { PassThrough } from 'node:stream'
import { createReadableStreamFromReadable } from '@react-router/node'
import { renderToPipeableStream } from 'react-dom/server'
import type { EntryContext, RouterContextProvider } from 'react-router'
import { isRouteErrorResponse, ServerRouter } from 'react-router'
import { contentPolicy } from './content-policy.ts'
import { framedByContext, nonceContext } from './context.ts'
import { faceRendered, runsScript } from './page.ts'

export { forRequest } from './context.ts'

/** A page that has not finished in this time is ended, so that no connection is held for ever. */
export const streamTimeout = 5_000

/** Only residents' pages open on a handset of the demonstration, and no search engine keeps them. */
const writeHeaders = (headers: Headers, router: EntryContext, { nonce, framedBy }: { nonce: string; framedBy: string | null }) => {
  const face = faceRendered(router)
  const forResidents = face === 'resident'
  headers.set('Content-Type', 'text/html; charset=utf-8')
  headers.set('Content-Security-Policy', contentPolicy(nonce, { withScript: runsScript(face), framedBy: forResidents ? framedBy : null }))
  if (forResidents) headers.set('X-Robots-Tag', 'noindex')
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store')
}

/** Addresses that lead nowhere and readers who left are no trouble of ours; all else is told to whoever runs this. */
export const handleError = (error: unknown, { request }: { request: Request }) => {
  const isAnswer = isRouteErrorResponse(error) && error.status < 500
  if (!isAnswer && !request.signal.aborted) console.error(error)
}

/** Answers with the page only when it is whole: a half page on a slow line has no working form. */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  router: EntryContext,
  context: RouterContextProvider,
): Promise<Response> {
  const nonce = context.get(nonceContext)
  writeHeaders(headers, router, { nonce, framedBy: context.get(framedByContext) })
  if (request.method === 'HEAD') return new Response(null, { headers, status })
  return new Promise((resolve, reject) => {
    const { pipe, abort } = renderToPipeableStream(<ServerRouter context={router} url={request.url} nonce={nonce} />, {
      nonce,
      onAllReady() {
        clearTimeout(timeout)
        const body = new PassThrough()
        resolve(new Response(createReadableStreamFromReadable(body), { headers, status }))
        pipe(body)
      },
      onShellError: reject,
      onError: reject,
    })
    const timeout = setTimeout(abort, streamTimeout + 1_000)
  })
}
