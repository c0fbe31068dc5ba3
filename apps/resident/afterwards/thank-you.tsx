import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { oneOf } from '../../../lib/lists.ts'
import type { Language } from '../../../care/messages/rules.ts'
import { IconAllWell } from '../../design/icons.ts'
import { ButtonLink } from '../../design/parts.ts'
import { usePage } from '../use-page.ts'
import { visitorOf } from '../visitor.ts'
import { afterwardsWords } from '../words/afterwards.ts'
import { comfortWords } from '../words/comfort.ts'

const wordsFor = (what: 'good' | 'word' | 'comfort' | null, lang: Language): { title: string; body: string | null } => {
  const { title, good, other } = afterwardsWords[lang].thanks
  if (what === 'comfort') return comfortWords[lang].thanks
  return { title, body: what === 'good' ? good : what === 'word' ? other : null }
}

export const loader = async (args: LoaderFunctionArgs) =>
  wordsFor(oneOf(['good', 'word', 'comfort'] as const, new URL(args.request.url).searchParams.get('for')), (await visitorOf(args)).lang)

export const meta = ({ loaderData }: { loaderData: { title: string } | undefined }) => [{ title: loaderData?.title ?? 'Doorstep' }]

export default function ThankYou() {
  const { title, body } = useLoaderData<typeof loader>()
  const { lang, to } = usePage()
  return (
    <>
      <IconAllWell aria-hidden size={56} color="var(--green)" />
      <h1>{title}</h1>
      {body && <p>{body}</p>}
      <ButtonLink kind="quiet" to={to('')}>
        {afterwardsWords[lang].back}
      </ButtonLink>
    </>
  )
}
