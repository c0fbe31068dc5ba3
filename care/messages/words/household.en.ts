import { listed } from '../../../lib/lists.ts'
import { isAtOrAfter } from '../../../lib/time.ts'
import type { Pronoun } from '../rules/templates.ts'
import { spokenTelephone } from '../rules/telephone.ts'
import { dayEn, nearestFive, timeEn, windowEn } from './times.en.ts'
import type { HouseholdWords, Letterhead } from './letterhead.ts'

const her: Record<Pronoun, string> = { she: 'her', he: 'him', they: 'them' }
const they: Record<Pronoun, string> = { she: 'She', he: 'He', they: 'They' }

const more = ({ link }: Letterhead): string => (link ? ` More: ${link}` : '')
const ring = ({ telephone }: Letterhead): string => `ring ${spokenTelephone(telephone)}`
/** M4 Everything can be done by text or by ringing; the link is for whoever wants it. */
const changeIt = (from: Letterhead): string =>
  from.spoken ? `To change or cancel it, ${ring(from)}.` : `Reply CHANGE or CANCEL, or ${ring(from)}.${more(from)}`
/** B6 */
const chooseWhetherToWait = (from: Letterhead): string =>
  from.spoken
    ? `To choose another time or cancel, ${ring(from)}.`
    : `Reply WAIT if that is fine, CHANGE or CANCEL, or ${ring(from)}.${more(from)}`

/**
 * M1 English. Plain words, reading age 9 to 11, letters that the cheapest phone can show (GSM 03.38).
 */
export const householdEn: HouseholdWords = {
  promise_made: (f, from) =>
    `${from.contractor}: we will come ${windowEn(f, from.now)}. We will text you before we set off. ${changeIt(from)}`,
  promise_moved: (f, from) => `${from.contractor}: your visit has moved. We will now come ${windowEn(f, from.now)}. ${changeIt(from)}`,
  promise_at_risk: (f, from) => {
    const late = isAtOrAfter(from.now, f.windowTo) ? 'we are late' : 'we may be late'
    const now = f.expectedAt ? `We expect to be with you about ${timeEn(nearestFive(f.expectedAt))}.` : 'We still come as soon as we can.'
    return `${from.contractor}: we are sorry, ${late}. We said ${windowEn(f, from.now)}. ${now} ${chooseWhetherToWait(from)}`
  },
  promise_at_risk_again: (f, from) => {
    const now = f.expectedAt
      ? `We now expect to be with you about ${timeEn(nearestFive(f.expectedAt))}.`
      : 'We still come as soon as we can, but cannot say when.'
    return `${from.contractor}: we are sorry, it takes longer than we told you. We said ${windowEn(f, from.now)}. ${now} ${chooseWhetherToWait(from)}`
  },
  promise_cancelled: (f, from) =>
    f.askedBy === 'household'
      ? `${from.contractor}: as you asked, we will not come ${windowEn(f, from.now)}. For another time, ${ring(from)}.`
      : `${from.contractor}: we are sorry. We cannot come ${windowEn(f, from.now)}. We will be in touch about another time, or ${ring(from)}.`,
  on_the_way: (f, from) => {
    const alone = f.alsoComing.length === 0
    const who = listed([f.firstName, ...f.alsoComing])
    const word = f.saysWord ? 'your word and the code' : 'the code'
    const says = `${alone ? they[f.pronoun] : f.firstName} will say ${f.saysWord ? 'your word, then ' : ''}${[...f.code].join(' ')}.`
    return `${from.contractor}: ${who} ${alone ? 'has' : 'have'} set off and will be with you about ${timeEn(nearestFive(f.arrivesAt))}. Before you open, ask ${alone ? her[f.pronoun] : 'them'} for ${word}. ${says}${more(from)}`
  },
  called_back: (f, from) =>
    `${from.contractor}: we are sorry. ${f.firstName} cannot come to you now after all. We will be in touch about another time, or ${ring(from)}.`,
  nobody_answered: (f, from) =>
    `${from.contractor}: we knocked at ${timeEn(f.knockedAt)} and nobody answered. For another time, ${from.spoken ? '' : 'reply CHANGE or '}${ring(from)}.${more(from)}`,
  visit_over_ask: (_, from) =>
    `${from.contractor}: thank you for having us. How did it go? ${from.spoken ? `To tell us, ${ring(from)}.` : `Reply GOOD, MIXED or BAD, or say it in your own words. A person reads it.${more(from)}`}`,
  follow_on_told: (f, from) =>
    `${from.contractor}: there is more to do in your home. We will be in touch by ${dayEn(f.by, from.now).replace(/^on /, '')} to agree a time. Questions? Please ${ring(from)}.`,
  welfare_trying: (_, from) =>
    `${from.contractor}: we knocked and nobody came to the door. Are you all right? Please ${from.spoken ? '' : 'reply OK, or '}${ring(from)}. In danger, ring 999.`,
  link_code: (_, from) =>
    `${from.contractor}: the code for your page is ${from.code}. It works for 10 minutes. Nobody from us will ever ask you for it.`,
  textReceived: (from) =>
    `${from.contractor}: thank you, we have your text and a person will read it. If it cannot wait, ${ring(from)}. In danger, ring 999.`,
  discreetGreeting: 'Hello. There is a message for you. Press 1 to hear it, or just hang up.',
}
