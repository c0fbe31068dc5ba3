import { Button } from '../../../design/forms/button.tsx'
import { IconAllWell, IconHelp } from '../../../design/icons.ts'
import { Frame } from '../../parts/frame.tsx'
import { useOver } from '../../parts/over.ts'
import { Reach } from '../../parts/reach.tsx'
import { usePhone } from '../../phone.ts'
import { AllIsWell, CheckInCard } from './check-in-card.tsx'
import { Uneasy } from './uneasy.tsx'
import { practice, safe, watching } from './words.ts'

/** Everything about being watched over, in one place and always the same: it tells nobody what was sent (A2). */
export function Checks({ close }: { close: () => void }) {
  const { visit, watch } = usePhone()
  const { open } = useOver()
  return (
    <Frame title={watching.title} isOver main={watch.watch && <AllIsWell />}>
      <h1>{watching.title}</h1>
      <CheckInCard />
      <Uneasy inside={visit.kind === 'visit' && visit.progress.state === 'inside'} />
      <div className="stack-close">
        <Button type="button" kind="quiet" wide icon={IconAllWell} onClick={() => open({ pin: 'safe_now' })}>
          {safe.open}
        </Button>
        <p className="second small">{safe.hint}</p>
      </div>
      <Button type="button" kind="quiet" wide icon={IconHelp} onClick={() => open('practice')}>
        {practice.open}
      </Button>
      <Reach />
      <Button type="button" kind="text" onClick={close}>
        {watching.back}
      </Button>
    </Frame>
  )
}
