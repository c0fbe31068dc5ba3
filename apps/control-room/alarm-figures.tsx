import './alarms/alarms.css'
import { Link, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { inTheNameOf } from '../context.ts'
import { Card, Empty, Facts, Table } from '../design/parts.ts'
import { AnsweredChart } from './alarms/drills/chart.tsx'
import { figuresShown } from './alarms/drills/figures.ts'
import { AlarmPages } from './alarms/pages-nav.tsx'

export const meta = () => [{ title: 'Figures of alarms · Doorstep' }]

export const loader = async ({ context }: LoaderFunctionArgs) => {
  const { world, who } = inTheNameOf(context)
  return world.db.as(who, figuresShown)
}

type Figures = ReturnType<typeof useLoaderData<typeof loader>>

export default function AlarmFigures() {
  const { alarms, neverAnswered, shares, byKind, phones, months } = useLoaderData<typeof loader>()
  return (
    <main id="words">
      <div className="page-head">
        <div className="page-words">
          <h1>How fast alarms were answered</h1>
          <p>
            {alarms === 0 ? 'No alarm in the last 12 months.' : `${alarms === 1 ? 'One alarm' : `${alarms} alarms`} in the last 12 months.`}{' '}
            {neverAnswered > 0 && `${neverAnswered === 1 ? 'One' : neverAnswered} of them nobody has answered yet.`}
          </p>
        </div>
        <AlarmPages />
      </div>
      <div className="columns">
        <div className="column">
          {shares.map((one, at) => (
            <Card key={one.within} title={`Within ${one.within} seconds`} aside={`Aim ${one.aimWords}, the dashed line`}>
              <p className="alarm-figure">
                <strong>{one.words || 'No alarm yet'}</strong>{' '}
                {one.words && <span className="second">{one.met ? 'as good as the aim' : 'below the aim'}</span>}
              </p>
              <AnsweredChart months={months} within={at === 0 ? 'in10' : 'in40'} />
            </Card>
          ))}
          <Months months={months} />
        </div>
        <div className="column">
          <Card title="Why they were raised">
            {byKind.length === 0 ? (
              <p className="second">Alarms of the last 12 months are counted here.</p>
            ) : (
              <Facts rows={byKind.map(({ what, count }) => [what, count])} />
            )}
          </Card>
          <Phones phones={phones} />
        </div>
      </div>
    </main>
  )
}

const Months = ({ months }: Pick<Figures, 'months'>) => (
  <Card flush title="Month by month">
    <Table
      caption="Answered, month by month"
      columns={[
        { title: 'Month', heads: true, cell: (row) => row.name },
        { title: 'Alarms', end: true, cell: (row) => row.alarms },
        { title: 'Within 10 s', end: true, cell: (row) => row.in10.words || 'none' },
        { title: 'Within 40 s', end: true, cell: (row) => row.in40.words || 'none' },
        { title: 'Drills', end: true, cell: (row) => row.drills },
      ]}
      rows={months.toReversed()}
      rowKey={(row) => row.key}
    />
  </Card>
)

/** Three without a cause in thirty days: the phone and the training are looked at. The alarm is never taken away. */
const Phones = ({ phones }: Pick<Figures, 'phones'>) => (
  <Card flush title="Check the phone" aside="3 or more by accident in 30 days">
    <Table
      caption="Whose phone is worth a look"
      columns={[
        { title: 'Whose phone', heads: true, cell: (row) => <Link to={`/people/${row.key}`}>{row.name}</Link> },
        { title: 'By accident', end: true, cell: (row) => row.count },
      ]}
      rows={phones}
      rowKey={(row) => row.key}
      empty={
        <Empty title="No phone to check">A phone that asks by accident again and again stands here. Pressing it is always right.</Empty>
      }
      foot="Look at its holder, its button and how it is carried. Nobody is blamed, and the alarm is never taken away."
    />
  </Card>
)
