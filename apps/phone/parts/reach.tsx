import { spokenTelephone } from '../../../care/messages/rules.ts'
import { IconPhone, IconText } from '../../design/icons.ts'
import { dutyNumber } from '../kept/number.ts'
import { reach } from '../words.ts'

/**
 * Ways that need no internet: the telephone's own, opened empty. The code word stands nowhere on this phone (A2): whoever reads over
 * a shoulder sees a number, and a text that has yet to be written.
 */
export const Reach = () => {
  const number = dutyNumber()
  return number ? (
    <div className="keys">
      <a className="button button-quiet" href={`sms:${number}`}>
        <IconText aria-hidden className="button-icon" strokeWidth={2.2} />
        <span>{reach.text}</span>
      </a>
      <a className="button button-quiet" href={`tel:${number}`} title={spokenTelephone(number)}>
        <IconPhone aria-hidden className="button-icon" strokeWidth={2.2} />
        <span>{reach.ring}</span>
      </a>
    </div>
  ) : null
}
