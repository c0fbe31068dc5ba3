import { useState } from 'react'
import { listed } from '../../../lib/lists.ts'
import { Button } from '../../design/forms/button.tsx'
import { TextArea } from '../../design/forms/field.tsx'
import { IconConcern, IconDoorOpen, IconPhoto, IconWork } from '../../design/icons.ts'
import { Frame } from '../parts/frame.tsx'
import { TakePhoto } from '../parts/photo.tsx'
import { Does, Helpful } from '../parts/pieces.tsx'
import { act } from '../phone.ts'
import { consent, inside, screenTitle } from '../words.ts'
import { Leaving } from './leaving.tsx'
import type { OnVisit } from './on-visit.ts'
import { AllIsWell, CheckInCard } from './watch/check-in-card.tsx'

/** V2 A yes can be narrowed at any moment, in their words. */
const Limit = ({ close }: { close: () => void }) => {
  const [limits, setLimits] = useState('')
  const keep = (): void => {
    void act({ kind: 'limit_consent', limits: limits.trim() })
    close()
  }
  return (
    <div className="stack-close">
      <TextArea
        name="limits"
        label={consent.limits}
        hint={consent.limitsHint}
        rows={2}
        maxLength={300}
        value={limits}
        onChange={(event) => setLimits(event.target.value)}
      />
      <Button type="button" kind="quiet" wide disabled={limits.trim() === ''} onClick={keep}>
        {inside.keepLimit}
      </Button>
    </div>
  )
}

/** Behind the door: the next check-in, what helps, and every way to stop as near as any other. */
export function Inside(on: OnVisit) {
  const { shown, progress, raise } = on
  const [open, setOpen] = useState<'photo' | 'limit' | 'leaving' | null>(null)
  const close = (): void => setOpen(null)
  if (open === 'leaving') return <Leaving {...on} close={close} />
  return (
    <Frame title={screenTitle.inside} main={<AllIsWell />} hasCheckIn>
      <div>
        <h1>{shown.address[0]}</h1>
        <p className="second">
          {shown.work.replace(/\.?$/, '.')} {progress.consent && inside.rooms(listed(progress.consent.rooms))}
        </p>
        {progress.consent?.limits && <p className="strong">{progress.consent.limits}</p>}
      </div>
      <CheckInCard />
      <Helpful title={inside.helps} helps={shown.helps.inside} />
      <div className="keys">
        <Button type="button" kind="quiet" icon={IconPhoto} onClick={() => setOpen(open === 'photo' ? null : 'photo')}>
          {inside.photo}
        </Button>
        <Button type="button" kind="quiet" icon={IconConcern} onClick={raise}>
          {inside.worried}
        </Button>
      </div>
      {open === 'photo' && <TakePhoto close={close} />}
      <Button type="button" kind="quiet" icon={IconWork} wide onClick={() => setOpen('leaving')}>
        {inside.finish}
      </Button>
      <div className="keys">
        <Button type="button" kind="text" onClick={() => setOpen(open === 'limit' ? null : 'limit')}>
          {inside.limit}
        </Button>
        <Does kind="text" acts={[{ kind: 'withdraw_consent' }]}>
          {inside.changed}
        </Does>
      </div>
      {open === 'limit' && <Limit close={close} />}
      <Does kind="text" acts={[{ kind: 'felt_wrong' }]} icon={IconDoorOpen}>
        {inside.leave}
      </Does>
    </Frame>
  )
}
