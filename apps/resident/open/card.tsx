import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { isCardOnVisit } from '../../../care/booking/actions.ts'
import { engineOf } from '../../../platform/who.ts'
import { worldContext } from '../../context.ts'
import { IconAllWell, IconFault } from '../../design/icons.ts'
import { Attention, Insist } from '../../design/parts.ts'
import { contractorsHere } from '../contractors.ts'
import { languageAsked } from '../frame.ts'
import type { PageHandle } from '../layout.tsx'
import { RingUs } from '../parts.tsx'
import { openWords } from '../words/open.ts'
import { times } from '../words/times.ts'

export const handle = { ringsItself: true } satisfies PageHandle

/**
 * What the square code on an ID card opens, for anybody: on a visit now, yes or no. Never whose card, never where. A card that
 * nobody knows, that ran out or whose holder was called back a second ago is a plain no.
 */
export const loader = async ({ context, request, params }: LoaderFunctionArgs) => {
  const world = context.get(worldContext)
  const lang = languageAsked(request.url) ?? 'en'
  const asked = (await contractorsHere(world)).map(({ contractorId }) =>
    world.db.as(engineOf(contractorId), (tx) => isCardOnVisit(tx, params['number'] ?? '')),
  )
  const isOnVisit = (await Promise.all(asked)).includes(true)
  const words = openWords[lang].card
  return {
    isOnVisit,
    title: isOnVisit ? words.yesTitle : words.noTitle,
    body: isOnVisit ? words.yes : words.no,
    code: words.code,
    asOf: words.asOf(times[lang].time(world.now())),
  }
}

export const meta = ({ loaderData }: { loaderData: { title: string } | undefined }) => [{ title: loaderData?.title ?? 'Doorstep' }]

export default function OnVisitNow() {
  const { isOnVisit, title, body, code, asOf } = useLoaderData<typeof loader>()
  return (
    <>
      {isOnVisit ? <IconAllWell aria-hidden size={56} color="var(--green)" /> : <IconFault aria-hidden size={56} />}
      <h1>{title}</h1>
      {isOnVisit ? (
        <>
          <p>{body}</p>
          <Attention>{code}</Attention>
        </>
      ) : (
        <Insist title={body}>{null}</Insist>
      )}
      <RingUs />
      <p className="second">{asOf}</p>
    </>
  )
}
