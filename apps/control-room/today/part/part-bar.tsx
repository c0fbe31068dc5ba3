import './part.css'
import { Form, Link } from 'react-router'
import { tradeLabels } from '../../../../care/workforce/words.ts'
import { IconAtRisk } from '../../../design/icons.ts'
import { Button, Input, Select } from '../../../design/parts.ts'
import { capital } from '../../say.ts'
import { addressOf, everything, isNarrowed, mostAtStake } from '../../board/narrow.ts'
import type { Asked, Choice, Page, Part } from '../../board/narrow.ts'

/** How many areas stand as links beside the list of all. */
const areasAsLinks = 6

type Lists = { readonly risks: Page<unknown>; readonly proposals: Page<unknown>; readonly out: Page<unknown> }
type PartBarProps = {
  asked: Asked
  lists: Lists
  choices: { areas: readonly Choice[]; trades: readonly Choice<keyof typeof tradeLabels>[] }
  /** Something does not fit on the page. */
  isCrowded: boolean
}

const amount = ({ risks, proposals }: Choice): string =>
  [...(risks > 0 ? [`${risks} at risk`] : []), ...(proposals > 0 ? [`${proposals} to send`] : [])].join(', ')
const options = (all: readonly Choice[], chosen: string | null, label: (value: string) => string) => [
  ...all.map((one) => ({ value: one.value, label: `${label(one.value)}: ${amount(one)}` })),
  ...(chosen !== null && all.every(({ value }) => value !== chosen) ? [{ value: chosen, label: `${label(chosen)}: none` }] : []),
]
const tradeName = (value: string): string => tradeLabels[value as keyof typeof tradeLabels]

type LinksProps = {
  words: string
  all: readonly Choice[]
  to: (value: never) => Partial<Part>
  label: (value: string) => string
  asked: Asked
}
const Links = ({ words, all, to, label, asked }: LinksProps) =>
  all.length > 1 && (
    <p className="part-links">
      <span className="second">{words}</span>{' '}
      {all.map((one) => (
        <span key={one.value}>
          <Link to={`${addressOf({ ...asked, ...to(one.value as never), pages: {} })}#part`}>{label(one.value)}</Link>{' '}
          <span className="second figures">{amount(one)}</span>
        </span>
      ))}
    </p>
  )

const shownOf = ({ fit, all }: Page<unknown>, what: string): string => `${fit} of ${all} ${what}`

/** “EH7, gas engineer, “Malik”” */
const partName = ({ area, trade, text }: Part): string =>
  capital([...(area ? [area] : []), ...(trade ? [tradeLabels[trade].toLowerCase()] : []), ...(text ? [`“${text}”`] : [])].join(', '))

/** Which part is shown, and how much stands elsewhere: said to whoever hears the page as well, each time it changes. */
const WhatIsShown = ({ asked, lists: { risks, proposals, out } }: Pick<PartBarProps, 'asked' | 'lists'>) => {
  const elsewhere = risks.all - risks.fit
  return (
    <p role="status" className="part-shown">
      {isNarrowed(asked) && (
        <>
          <strong>{partName(asked)}</strong>
          {`: ${shownOf(risks, 'at risk')}, ${shownOf(proposals, 'to send')}, ${shownOf(out, 'out')}. `}
          {elsewhere > 0 && (
            <strong>
              <IconAtRisk aria-hidden size={16} strokeWidth={2.4} />{' '}
              {`${elsewhere} more ${elsewhere === 1 ? 'promise is' : 'promises are'} at risk elsewhere. `}
            </strong>
          )}
          <Link to={addressOf(everything)}>Show everything</Link>
        </>
      )}
    </p>
  )
}

/**
 * A part of the day: asked for by a form that goes without script, and by links. It stands there only while something does not fit on the page,
 * folded, so that what needs a person stays in sight. That, and alarms, are never narrowed.
 */
export const PartBar = ({ asked, lists, choices: { areas, trades }, isCrowded }: PartBarProps) => {
  const { area, trade, text } = asked
  if (!isNarrowed(asked) && !isCrowded) return null
  return (
    <section id="part" tabIndex={-1} className="card part-bar part-list" aria-label="A part of the day">
      <WhatIsShown asked={asked} lists={lists} />
      <details>
        <summary>
          {isNarrowed(asked) ? 'Look at another part of the day' : 'Look at a part of the day: by area, trade, person or home'}
        </summary>
        <Form role="search" className="part-form" action="/today">
          <Input key={`for ${text}`} name="for" label="Person, home or work" type="search" defaultValue={text} autoComplete="off" />
          <Select
            {...{ name: 'area', label: 'Area', choose: 'Everywhere', defaultValue: area ?? '' }}
            key={`area ${area}`}
            options={options(areas, area, (value) => value)}
          />
          <Select
            {...{ name: 'trade', label: 'Trade', choose: 'Every trade', defaultValue: trade ?? '' }}
            key={`trade ${trade}`}
            options={options(trades, trade, tradeName)}
          />
          <Button kind="quiet">Show</Button>
        </Form>
        {area === null && (
          <Links
            words="Most at stake:"
            all={mostAtStake(areas, areasAsLinks)}
            to={(value) => ({ area: value })}
            label={(value) => value}
            asked={asked}
          />
        )}
        {trade === null && (
          <Links
            words="By trade:"
            all={mostAtStake(trades, trades.length)}
            to={(value) => ({ trade: value })}
            label={tradeName}
            asked={asked}
          />
        )}
      </details>
    </section>
  )
}
