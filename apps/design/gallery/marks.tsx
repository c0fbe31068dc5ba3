import { IconArrived, IconBreathing, IconConcern, IconDoor, IconHome, IconMarker } from '../icons.ts'
import {
  Chip,
  Code,
  Count,
  DayBar,
  Face,
  IconTile,
  Kbd,
  NeedPill,
  Needs,
  PrecautionPlate,
  Precautions,
  PromiseChip,
  distinctFaces,
  promiseStates,
} from '../parts.ts'
import { Sample } from './sample.tsx'

export const MarkSamples = () => (
  <>
    <Sample title="Protects the resident: soft, round, heather, a need">
      <Needs title="What helps Mrs Malik">
        <NeedPill icon="time">Takes time to answer</NeedPill>
        <NeedPill icon="hearing">Face her, speak clearly</NeedPill>
        <NeedPill icon="who">A woman only</NeedPill>
      </Needs>
    </Sample>
    <Sample title="Protects the worker: square, solid, striped, a precaution">
      <Precautions title="Read before you set off">
        <PrecautionPlate icon="two">Two people</PrecautionPlate>
        <PrecautionPlate icon="dog">Check dog is shut away</PrecautionPlate>
        <PrecautionPlate icon="stop">Do not attend: ring office</PrecautionPlate>
      </Precautions>
    </Sample>
    <Sample title="Promises, states, counts and keys">
      <div className="row">
        {promiseStates.map((state) => (
          <PromiseChip key={state} state={state} />
        ))}
      </div>
      <div className="row">
        <Chip tone="green" icon={IconHome}>
          In the home since 9:22
        </Chip>
        <Chip tone="slate" icon={IconBreathing}>
          Breathing space to 10:50
        </Chip>
        <Count of={2} />
        <Count of={3} quiet />
        <Kbd>/</Kbd>
        <IconTile tone="lamp-tint" icon={IconDoor} />
        <IconTile tone="heather" icon={IconConcern} />
        <IconTile tone="slate" icon={IconArrived} />
        <IconTile tone="plate" icon={IconMarker} />
      </div>
      <DayBar
        label="17 kept, 21 on course, 3 at risk"
        parts={[
          { tone: 'green', amount: 17, label: 'kept' },
          { tone: 'slate', amount: 21, label: 'on course' },
          { tone: 'lamp', amount: 3, label: 'at risk' },
        ]}
      />
      <Code digits="4729" label="Check code 4 7 2 9" />
    </Sample>
    <Sample title="Faces">
      <div className="row">
        {distinctFaces.map((spec) => (
          <Face key={JSON.stringify(spec)} spec={spec} size={56} />
        ))}
      </div>
    </Sample>
  </>
)
