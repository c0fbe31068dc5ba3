import { IconCheck } from '../../../design/icons.ts'
import { Ring } from '../ring.tsx'
import { holdSeconds } from './hold.ts'
import type { Holding } from './hold.ts'
import { help } from '../../words.ts'

const Way = ({ chosen, title, note }: { chosen: boolean; title: string; note: string }) => (
  <div className="help-way" data-chosen={chosen}>
    <span className="help-way-mark">{chosen && <IconCheck aria-hidden size={18} strokeWidth={3} />}</span>
    <span>
      <span className="strong">{title}</span>
      {chosen && <span className="unseen"> (chosen)</span>}
      <span className="help-way-note">{note}</span>
    </span>
  </div>
)

/** The seconds that are left, in a ring that fills. */
export const Countdown = ({ left }: Pick<Holding, 'left'>) => (
  <>
    <div className="help-count">
      <Ring part={(holdSeconds - left) / holdSeconds} tone="filling" size={180} />
      <span className="help-number">{left}</span>
    </div>
    <p className="strong">{help.toGo(left)}</p>
  </>
)

/** How it will be sent when the time is over. */
export const Ways = ({ withSound }: Pick<Holding, 'withSound'>) => (
  <div className="help-ways">
    <p className="second strong">{help.how}</p>
    <Way chosen={!withSound} {...help.silent} />
    <Way chosen={withSound} {...help.sound} />
  </div>
)

/** Over everything but Help itself, a moment after it is pressed, so that a short press changes nothing to be seen. */
export const KeepHolding = (holding: Holding) => (
  <>
    <div className="help-cover help-cover-held" role="status">
      <h1>{help.title}</h1>
      <p className="second">{help.hint}</p>
      <Countdown {...holding} />
      <Ways {...holding} />
    </div>
    {/* In the place of the main button, so that nothing else can be pressed by the same thumb. */}
    <p className="help-foot help-cover-held">{help.hold}</p>
  </>
)
