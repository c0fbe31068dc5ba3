import type { StoryMark } from '../../../care/visits/rules/story.ts'
import {
  IconAllWell,
  IconArrived,
  IconBreathing,
  IconConcern,
  IconDoor,
  IconDoorOpen,
  IconKnock,
  IconMarker,
  IconMoved,
  IconNotAllowed,
  IconPersonChosen,
  IconPhoto,
  IconSaid,
  IconText,
  IconWork,
  IconWrite,
  type Icon,
} from '../../design/icons.ts'
import type { TimelineTone } from '../../design/blocks/timeline.tsx'

/** How each mark of the story is drawn. */
export const markLooks: Record<StoryMark, { tone: TimelineTone; icon: Icon }> = {
  order: { tone: 'slate', icon: IconArrived },
  promise: { tone: 'lamp', icon: IconDoor },
  message: { tone: 'slate', icon: IconText },
  sent: { tone: 'green', icon: IconPersonChosen },
  marker: { tone: 'plate', icon: IconMarker },
  road: { tone: 'slate', icon: IconMoved },
  door: { tone: 'slate', icon: IconKnock },
  yes: { tone: 'green', icon: IconDoorOpen },
  no: { tone: 'slate', icon: IconNotAllowed },
  work: { tone: 'green', icon: IconWork },
  photo: { tone: 'slate', icon: IconPhoto },
  note: { tone: 'slate', icon: IconWrite },
  well: { tone: 'slate', icon: IconAllWell },
  word: { tone: 'heather', icon: IconSaid },
  care: { tone: 'heather', icon: IconConcern },
  breath: { tone: 'slate', icon: IconBreathing },
}
