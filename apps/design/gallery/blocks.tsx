import type { Theme } from '../../page.ts'
import { IconArrived, IconConcern, IconDoor, IconDoorOpen, IconMarker, IconBreathing, IconHome } from '../icons.ts'
import {
  Card,
  CardLine,
  Button,
  Chip,
  Count,
  Empty,
  Face,
  Facts,
  IconTile,
  LineDropped,
  MapView,
  NameCell,
  Skeleton,
  Table,
  Timeline,
  Toast,
  distinctFaces,
  type FaceSpec,
  type MapMark,
  type TimelineItem,
} from '../parts.ts'
import { Sample } from './sample.tsx'

type Out = { name: string; trade: string; where: string; home: boolean; face: FaceSpec }

const out: Out[] = [
  { name: 'Grace Okafor', trade: 'Gas engineer', where: '61 Dalry Road', home: true, face: distinctFaces[2]! },
  { name: 'Harpreet Gill', trade: 'Multi-trade', where: '30 Restalrig Road', home: false, face: distinctFaces[1]! },
]

const story: TimelineItem[] = [
  {
    key: '1',
    day: 'Friday 20 November',
    time: '16:20',
    tone: 'slate',
    icon: IconArrived,
    title: 'Order came from Forth and Pentland Homes',
    note: 'Kitchen tap drips. Finish by 30 November.',
  },
  { key: '2', day: 'Today', time: '15:14', tone: 'lamp', icon: IconDoor, title: 'Promised: Tuesday, between 10 and 12' },
  { key: '3', time: '10:21', tone: 'plate', icon: IconMarker, title: 'Read 2 markers before setting off' },
  { key: '4', time: '10:45', tone: 'green', icon: IconDoorOpen, title: 'Let in', note: 'ID shown, code said, consent given.' },
  {
    key: '5',
    time: '11:41',
    tone: 'heather',
    icon: IconConcern,
    title: 'Goodbye',
    note: '“She was kind and did not rush.” Mrs Malik, by phone, in Urdu.',
  },
]

const marks: MapMark[] = [
  {
    key: 'a',
    kind: 'at_door',
    lon: -3.1702,
    lat: 55.9601,
    face: distinctFaces[0]!,
    words: 'Amina, at the door, 22/3 Easter Road',
    label: 'Amina, at the door',
  },
  {
    key: 'b',
    kind: 'in_home',
    lon: -3.2217,
    lat: 55.9432,
    face: distinctFaces[2]!,
    words: 'Grace, in the home, 61 Dalry Road',
    label: 'Grace',
  },
  { key: 'c', kind: 'in_home', lon: -3.2185, lat: 55.9585, face: distinctFaces[4]!, words: 'Mei, in the home, Raeburn Place' },
  {
    key: 'd',
    kind: 'on_the_way',
    lon: -3.1215,
    lat: 55.9338,
    face: distinctFaces[7]!,
    words: 'Tomasz, on the way, 9 Niddrie Mains Road',
    label: 'Tomasz, on the way',
  },
  { key: 'e', kind: 'promise', lon: -3.177, lat: 55.966, words: 'Promise: 40 Leith Walk, between 2 and 4' },
  { key: 'f', kind: 'promise', lon: -3.1765, lat: 55.9665, words: 'Promise: 44 Leith Walk, between 2 and 4' },
  { key: 'g', kind: 'at_risk', lon: -3.2335, lat: 55.9383, words: 'At risk: Ms Kowalska, 94 Gorgie Road' },
  { key: 'h', kind: 'at_risk', lon: -3.159, lat: 55.966, words: 'At risk: Mr Adebayo, 108 Lochend Road' },
  { key: 'i', kind: 'kept', lon: -3.205, lat: 55.9385, words: 'Kept: 12 Viewforth' },
  { key: 'j', kind: 'kept', lon: -3.1905, lat: 55.9345, words: 'Kept: 4 Marchmont Road' },
  {
    key: 'k',
    kind: 'alarm',
    lon: -3.2035,
    lat: 55.9285,
    face: distinctFaces[3]!,
    accuracy: 250,
    words: 'Callum has asked for help',
    label: 'Callum',
  },
]

const Now = ({ home }: { home: boolean }) => (
  <Chip tone={home ? 'green' : 'slate'} icon={home ? IconHome : IconBreathing}>
    {home ? 'In the home' : 'Breathing space'}
  </Chip>
)

const People = ({ theme }: { theme: Theme }) => (
  <Card flush>
    <Table
      caption={`Who is out, ${theme}`}
      columns={[
        {
          title: 'Who',
          heads: true,
          cell: (row) => <NameCell mark={<Face spec={row.face} size={28} />} name={row.name} after={row.trade} />,
        },
        { title: 'Where', cell: (row) => row.where },
        { title: 'Now', cell: (row) => <Now home={row.home} /> },
      ]}
      rows={out}
      rowKey={(row) => row.name}
      chosen={(row) => !row.home}
    />
  </Card>
)

export const BlockSamples = ({ theme }: { theme: Theme }) => (
  <>
    <Sample title="Table">
      <People theme={theme} />
    </Sample>
    <Sample title="Map, with the table behind it">
      <MapView label={`Where everybody is, ${theme}`} marks={marks} />
    </Sample>
    <Sample title="Work, and facts">
      <Card flush title="Needs a person now" count={<Count of={1} />} aside="Soonest first">
        <CardLine
          mark={<IconTile tone="lamp-tint" icon={IconDoor} />}
          title="Nobody answered at 14 Lochend Road"
          note="Mrs Rennie lives alone. Ring her daughter."
          end={<strong>8 min left</strong>}
          actions={
            <>
              <Button type="button">Start a welfare check</Button>
              <Button type="button" kind="text">
                See the visit
              </Button>
            </>
          }
        />
      </Card>
      <Card lit flush title="Mrs Malik said yes to Amina">
        <Facts
          rows={[
            ['Who said yes', 'The resident herself, an adult'],
            ['Which rooms', 'Hall and kitchen'],
          ]}
        />
      </Card>
    </Sample>
    <Sample title="A story">
      <Card>
        <Timeline label={`One visit, ${theme}`} items={story} />
      </Card>
    </Sample>
    <Sample title="Empty, and loading">
      <div className="gallery-two">
        <Card flush>
          <Empty title="Nothing needs a person">Unanswered doors, late check-ins and calls appear here.</Empty>
        </Card>
        <Card flush>
          <Skeleton words="Finding windows, 2 seconds" />
        </Card>
      </div>
    </Sample>
    <Sample title="Toast, and the line has dropped">
      <Toast
        undo={
          <button type="button" className="toast-undo">
            Undo
          </button>
        }
      >
        Promised: Tuesday, between 10 and 12
      </Toast>
      <LineDropped lastTruth="10:42:07">Trying again in 3 seconds.</LineDropped>
    </Sample>
  </>
)
