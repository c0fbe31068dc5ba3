import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { needsOf } from '../../../care/households/actions.ts'
import { needTable, type Need } from '../../../care/households/rules.ts'
import { checkLinkCode, sendLinkCode } from '../../../care/messages/actions.ts'
import type { Language } from '../../../care/messages/rules.ts'
import { recordLook } from '../../../care/record/actions.ts'
import { oneOf } from '../../../lib/lists.ts'
import { invalid, refused } from '../../../lib/refusal.ts'
import { setCookie } from '../../../platform/http/cookies.ts'
import { Button, faultOf, Input, NotDoneBox } from '../../design/parts.ts'
import { BackTo, Send } from '../parts.tsx'
import { usePage } from '../use-page.ts'
import { visitorOf, type Visitor } from '../visitor.ts'
import { changeWords } from '../words/change.ts'
import { comfortCodes, comfortWords, spoken } from '../words/comfort.ts'

/** One need as they would say it; the office's own words where we have no others. */
const inTheirWords = ({ code, note, language }: Need, lang: Language): string => {
  const ticked = oneOf(comfortCodes, code)
  const known = oneOf(Object.keys(spoken) as (keyof typeof spoken)[], language)
  const said = ticked ? comfortWords[lang].says[ticked] : code === 'LANG' && known ? spoken[known] : needTable[code].label
  return note ? `${said}: ${note}` : said
}

/** H4 Safe contact is spoken about, never shown: somebody else may be looking. R2 The look is recorded. */
const whatTheyTold = ({ world, who, lang }: Visitor): Promise<string[]> =>
  world.db.as(who, async (tx) => {
    await recordLook(tx, { subject: ['household', who.householdId], what: 'needs' })
    const needs = await needsOf(tx, who.householdId)
    return needs.filter((need) => need.code !== 'SAFE_CONTACT').map((need) => inTheirWords(need, lang))
  })

export const loader = async (args: LoaderFunctionArgs) => {
  const visitor = await visitorOf(args)
  const sent = new URL(args.request.url).searchParams.has('sent')
  return { title: comfortWords[visitor.lang].told.title, sent, told: visitor.wider ? await whatTheyTold(visitor) : null }
}

export const meta = ({ loaderData }: { loaderData: { title: string } | undefined }) => [{ title: loaderData?.title ?? 'Doorstep' }]

const check = async ({ world, who, linkId, lang, to }: Visitor, code: string) => {
  const words = comfortWords[lang].told
  const checked = await world.db.as(who, (tx) => checkLinkCode(tx, { linkId, code }))
  if (checked.right)
    return redirect(to('/told'), { status: 303, headers: { 'Set-Cookie': setCookie('link', checked.widerToken, world.publicUrl) } })
  return { answer: invalid({ field: 'code', sentence: checked.triesLeft > 0 ? words.wrong(checked.triesLeft) : words.noTries }) }
}

export const action = async (args: ActionFunctionArgs) => {
  const visitor = await visitorOf(args)
  const { world, who, linkId, lang, to } = visitor
  const form = await args.request.formData()
  if (form.get('do') !== 'send') return check(visitor, String(form.get('code') ?? ''))
  const outcome = await world.db.act(who, (tx) => sendLinkCode(tx, linkId))
  if (outcome.ok) return redirect(to('/told', { sent: 'yes' }), 303)
  return { answer: refused({ code: 'H4_CODE_ASKED_TOO_OFTEN', ...comfortWords[lang].told.tooOften }) }
}

const AskForCode = () => {
  const { sent } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()?.answer
  const { lang } = usePage()
  const words = comfortWords[lang].told
  return (
    <>
      {answer?.kind === 'refused' && <NotDoneBox answer={answer} title={changeWords[lang].refused.title} />}
      <p>{words.ask}</p>
      {sent && (
        <Send>
          <Input
            name="code"
            label={words.code}
            hint={words.codeHint}
            inputMode="numeric"
            autoComplete="one-time-code"
            dir="ltr"
            fault={faultOf(answer, 'code')}
          />
          <Button name="do" value="check">
            {words.check}
          </Button>
        </Send>
      )}
      <Send>
        <Button kind={sent ? 'quiet' : 'primary'} name="do" value="send">
          {sent ? words.again : words.send}
        </Button>
      </Send>
    </>
  )
}

export default function Told() {
  const { title, told } = useLoaderData<typeof loader>()
  const { lang, to } = usePage()
  const words = comfortWords[lang].told
  return (
    <>
      <BackTo to={to('/comfort')} />
      <h1>{title}</h1>
      {told === null ? (
        <AskForCode />
      ) : (
        <>
          <p>{told.length === 0 ? words.none : words.lead}</p>
          <ul className="told-list">
            {told.map((line) => (
              <li key={line} dir="auto">
                {line}
              </li>
            ))}
          </ul>
          <p>{words.onlyByVoice}</p>
        </>
      )}
    </>
  )
}
