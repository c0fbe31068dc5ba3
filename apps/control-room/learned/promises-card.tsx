import { Card, Table } from '../../design/parts.ts'
import type { LearnedShown } from './shown.ts'

const many = (count: number): string => count.toLocaleString('en-GB')
const promisesSince = (count: number, since: string | null): string =>
  `${count === 1 ? 'one promise' : `${many(count)} promises`}${since === null ? '' : ` made since ${since}`}`

/** Of fewer than this a share of a hundred would say more than is known. */
const fewestTold = 20
const offeredAt = (inHundred: number): string => (inHundred === 100 ? 'Offered at more than 99%' : `Offered at about ${inHundred}%`)

const Words = ({ promises: { standing, learnedFrom, since, fewest } }: Pick<LearnedShown, 'promises'>) => {
  if (standing === 'own')
    return (
      <p>
        <strong>{`The odds of windows have learned from ${promisesSince(learnedFrom, since)}.`}</strong> The more there are, the less counts
        what rehearsals taught.
      </p>
    )
  if (standing === 'not_trusted')
    return (
      <p>{`What ${promisesSince(learnedFrom, since)} seemed to teach makes no sense. The odds of windows stay as rehearsals taught them.`}</p>
    )
  return (
    <p>
      {`The odds of windows are what rehearsals taught, until there are ${fewest} promises to learn from. `}
      {`So far there ${learnedFrom === 0 ? 'is none' : `${learnedFrom === 1 ? 'is' : 'are'} ${promisesSince(learnedFrom, since)}`}. `}
      A promise teaches once it is over, when its morning was looked at.
    </p>
  )
}

/** B4 From how many of its own promises the odds have learned, and whether those promises were kept as often as was said. */
export const PromisesCard = ({ promises }: Pick<LearnedShown, 'promises'>) => (
  <Card flush title="Whether promises were kept">
    <div className="learned-note">
      <Words promises={promises} />
    </div>
    {promises.held.length > 0 && (
      <Table
        caption="Promises that are over, by how likely it was said that they are kept"
        columns={[
          { title: 'Promises', heads: true, cell: ({ inHundred }) => <span className="strong">{offeredAt(inHundred)}</span> },
          { title: 'Kept', end: true, cell: ({ kept, promises: all }) => `${many(kept)} of ${many(all)}` },
          {
            title: 'Of a hundred',
            end: true,
            cell: ({ kept, promises: all }) => (all < fewestTold ? 'too few' : Math.round((100 * kept) / all)),
          },
        ]}
        rows={promises.held}
        rowKey={({ inHundred }) => String(inHundred)}
      />
    )}
    <p className="learned-note">
      Kept: somebody was at the door before the window closed, also when nobody came to it. What was moved with the household’s consent or
      cancelled is not counted.
    </p>
  </Card>
)
