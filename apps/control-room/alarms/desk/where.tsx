import { Link } from 'react-router'
import {
  IconBreathing,
  IconClock,
  IconDoorOpen,
  IconHelp,
  IconLocated,
  IconMarker,
  IconMoved,
  IconOnPhone,
  IconOrder,
  IconSaid,
  IconText,
  IconWarning,
  IconWork,
  IconWrite,
  type Icon,
} from '../../../design/icons.ts'
import { Card, MapView, PrecautionPlate, Precautions } from '../../../design/parts.ts'
import type { AlarmOnDesk } from './shown/alarm.ts'
import type { KnownLine } from './shown/known.ts'

const icons: Record<KnownLine['icon'], Icon> = {
  order: IconOrder,
  promise: IconOrder,
  message: IconText,
  sent: IconMoved,
  marker: IconMarker,
  road: IconMoved,
  door: IconDoorOpen,
  yes: IconDoorOpen,
  no: IconWarning,
  work: IconWork,
  photo: IconWork,
  note: IconWrite,
  well: IconSaid,
  word: IconSaid,
  care: IconSaid,
  breath: IconBreathing,
  watch: IconClock,
  amber: IconWarning,
  heard: IconText,
  asked: IconHelp,
  phone: IconOnPhone,
}

/** Where, on the real roads, and how exactly that is known; then the last things known. */
export const Where = ({ alarm }: { alarm: AlarmOnDesk }) => (
  <>
    {alarm.marks.length > 0 ? (
      <div className="alarm-map">
        <MapView
          key={alarm.key}
          label={`Where ${alarm.firstName} is`}
          marks={alarm.marks}
          note={alarm.place}
          noteIcon={IconLocated}
          legend={false}
        />
      </div>
    ) : (
      <Card title="Where">{alarm.place}</Card>
    )}
    {alarm.plates.length > 0 && (
      <Precautions title="Known at this address. Tell whoever goes there">
        {alarm.plates.map(({ icon, sentence }) => (
          <PrecautionPlate key={sentence} icon={icon}>
            {sentence}
          </PrecautionPlate>
        ))}
      </Precautions>
    )}
    <Card title="Last things known" aside={alarm.visit && <Link to={alarm.visit}>The visit</Link>}>
      <ul className="alarm-known">
        {alarm.known.map((line) => (
          <KnownThing key={line.title} line={line} />
        ))}
      </ul>
    </Card>
  </>
)

const KnownThing = ({ line: { icon, title, note } }: { line: KnownLine }) => {
  const Sign = icons[icon]
  return (
    <li>
      <Sign aria-hidden size={18} strokeWidth={2} />
      <div>
        <p className="strong">{title}</p>
        {note && <p className="second small">{note}</p>}
      </div>
    </li>
  )
}
