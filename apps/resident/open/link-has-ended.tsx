import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { languageAsked } from '../frame.ts'
import type { PageHandle } from '../layout.tsx'
import { RingUs } from '../parts.tsx'
import { openWords } from '../words/open.ts'

export const handle = { ringsItself: true } satisfies PageHandle

/** The same for a wrong link, an old one and somebody else's: it says nothing about any visit. */
export const loader = ({ request }: LoaderFunctionArgs) => openWords[languageAsked(request.url) ?? 'en'].ended

export const meta = ({ loaderData }: { loaderData: { title: string } | undefined }) => [{ title: loaderData?.title ?? 'Doorstep' }]

export default function LinkHasEnded() {
  const { title, why, next, reply } = useLoaderData<typeof loader>()
  return (
    <>
      <h1>{title}</h1>
      <p>{why}</p>
      <p>{next}</p>
      <RingUs />
      <p className="second">{reply}</p>
    </>
  )
}
