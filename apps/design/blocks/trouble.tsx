import { isRouteErrorResponse, useRouteError } from 'react-router'
import { Logo } from '../marks/logo.tsx'

type Words = { title: string; why: string; next: string }

/** What happened, why, and what to do next. Thrown answers carry their own words as `{ title, why, next }`. */
const wordsFor = (error: unknown): Words => {
  if (isRouteErrorResponse(error)) {
    if (isWords(error.data)) return error.data
    if (error.status === 404)
      return {
        title: 'We cannot find that page',
        why: 'The address may be old, or a letter may be missing.',
        next: 'Go back, or start again from the first page.',
      }
    if (error.status === 401 || error.status === 403)
      return {
        title: 'This page is not open to you',
        why: 'It belongs to people with another part to play.',
        next: 'Ask your administrator if you need it for your work.',
      }
  }
  return {
    title: 'Something went wrong on our side',
    why: 'It is not something you did, and nothing you sent before is lost.',
    next: 'Try again in a minute. If it stays like this, ring the office.',
  }
}

const isWords = (data: unknown): data is Words =>
  typeof data === 'object' && data !== null && 'title' in data && 'why' in data && 'next' in data

/** The calm page for when a page cannot be shown. */
export function Trouble() {
  const { title, why, next } = wordsFor(useRouteError())
  return (
    <main className="trouble" id="words">
      <title>{`${title} · Doorstep`}</title>
      <Logo size={48} />
      <h1>{title}</h1>
      <p className="lead second">{why}</p>
      <p className="lead">{next}</p>
      <p>
        <a href="/">Start again</a>
      </p>
    </main>
  )
}
