import { after, isAtOrAfter, minutes, seconds } from '../../lib/time.ts'
import type { Instant } from '../../lib/time.ts'
import type { Line } from './config.ts'
import { ask, codesIn, lastCode } from './office.ts'
import type { Outside } from './phone.ts'

const rests = { text: seconds(2), silence: seconds(15), noText: minutes(1), again: minutes(5) }

type Asked = { device: string; before: string | null; until: Instant }

/** How a phone becomes known and is signed in: its number, the code from the text on its handset, the PIN once a shift. */
export const knownPhone = (line: Line, { office, exchange, book, complain }: Outside) => {
  let asked: Asked | null = null
  const handset = () => ask(`${exchange}/handsets/${encodeURIComponent(line.telephone)}`)
  const keep = (change: object): void => book.write(line.telephone, { ...book.read(line.telephone), ...change })

  const askForCode = async (now: Instant): Promise<Instant> => {
    const texts = await handset()
    const answer = texts && (await ask(`${office}/api/phone/device`, {}, { telephone: line.telephone }))
    const device = answer?.cookie('device')
    if (!texts || !device) return after(now, answer ? rests.again : rests.silence)
    asked = { device, before: lastCode(texts.body)?.sid ?? null, until: after(now, rests.noText) }
    return after(now, rests.text)
  }

  const readCode = async ({ device, before, until }: Asked, now: Instant): Promise<Instant> => {
    const texts = await handset()
    const text = texts && lastCode(texts.body)
    if (!text || text.sid === before) {
      if (!isAtOrAfter(now, until)) return after(now, rests.text)
      asked = null
      return after(now, rests.again)
    }
    const answer = await ask(`${office}/api/phone/enrol`, { device }, { code: text.code })
    if (!answer) return after(now, rests.silence)
    asked = null
    if (answer.status !== 200) return after(now, rests.again)
    keep({ device })
    return now
  }

  const sayPin = async (device: string, now: Instant): Promise<Instant> => {
    const answer = await ask(`${office}/api/phone/pin`, { device }, { pin: line.pin })
    if (!answer) return after(now, rests.silence)
    const session = answer.cookie('phone')
    if (answer.status === 200 && session) {
      keep({ session })
      return now
    }
    const why = codesIn(answer.body)
    if (why.includes('SIGN_IN_DEVICE_UNKNOWN')) keep({ device: undefined })
    if (why.includes('SIGN_IN_PIN_WRONG')) {
      keep({ pinRefused: true })
      complain(`${line.name}: the PIN was refused, so this phone stays out of it.`)
    }
    return after(now, rests.again)
  }

  return {
    /** The next step towards being signed in, and when to take the one after. */
    signIn: (now: Instant): Promise<Instant> => {
      const { device } = book.read(line.telephone)
      if (device) return sayPin(device, now)
      return asked ? readCode(asked, now) : askForCode(now)
    },
  }
}
