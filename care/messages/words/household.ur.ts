import { listed } from '../../../lib/lists.ts'
import { isAtOrAfter } from '../../../lib/time.ts'
import type { Pronoun } from '../rules/templates.ts'
import { nearestFive } from './times.en.ts'
import { dayUr, timeUr, windowUr } from './times.ur.ts'
import type { HouseholdWords, Letterhead } from './letterhead.ts'

/*
 * M1 Urdu. MACHINE DRAFT: no speaker of Urdu has read this yet. The resident's pages say so beside it.
 *
 * Written for phones that do not know the newer marks of direction: digits stand together (4729, 01314960142), because digits
 * with spaces between them would change places on a line that runs from right to left. Links stand last, on a line of their own.
 */
const setOff: Record<Pronoun, string> = { she: 'نکل چکی ہیں', he: 'نکل چکے ہیں', they: 'نکل چکے ہیں' }
const willArrive: Record<Pronoun, string> = { she: 'پہنچیں گی', he: 'پہنچیں گے', they: 'پہنچیں گے' }
const willSay: Record<Pronoun, string> = { she: 'کہیں گی', he: 'کہیں گے', they: 'کہیں گے' }

const more = ({ link }: Letterhead): string => (link ? ` مزید:\n${link}` : '')
const ring = ({ telephone }: Letterhead): string => `${telephone.replace(/\s/g, '').replace(/^\+44/, '0')} پر فون کریں`
const changeIt = (from: Letterhead): string =>
  from.spoken
    ? `وقت بدلنے یا منسوخ کرنے کے لیے ${ring(from)}۔`
    : `وقت بدلنے کے لیے CHANGE یا منسوخ کرنے کے لیے CANCEL لکھ کر جواب دیں، یا ${ring(from)}۔${more(from)}`
/** B6 */
const chooseWhetherToWait = (from: Letterhead): string =>
  from.spoken
    ? `کوئی اور وقت چننے یا منسوخ کرنے کے لیے ${ring(from)}۔`
    : `یہ ٹھیک ہو تو WAIT، وقت بدلنے کے لیے CHANGE یا منسوخ کرنے کے لیے CANCEL لکھ کر جواب دیں، یا ${ring(from)}۔${more(from)}`

export const householdUr: HouseholdWords = {
  promise_made: (f, from) =>
    `${from.contractor}: ہم ${windowUr(f, from.now)} آئیں گے۔ نکلنے سے پہلے ہم آپ کو پیغام بھیجیں گے۔ ${changeIt(from)}`,
  promise_moved: (f, from) => `${from.contractor}: آپ کا وقت بدل گیا ہے۔ اب ہم ${windowUr(f, from.now)} آئیں گے۔ ${changeIt(from)}`,
  promise_at_risk: (f, from) => {
    const late = isAtOrAfter(from.now, f.windowTo) ? 'ہمیں دیر ہو گئی ہے' : 'ہمیں دیر ہو سکتی ہے'
    const now = f.expectedAt ? `ہم تقریباً ${timeUr(nearestFive(f.expectedAt))} بجے آپ کے پاس ہوں گے۔` : 'ہم پھر بھی جلد سے جلد آئیں گے۔'
    return `${from.contractor}: ہم معذرت خواہ ہیں، ${late}۔ ہم نے ${windowUr(f, from.now)} کا کہا تھا۔ ${now} ${chooseWhetherToWait(from)}`
  },
  promise_at_risk_again: (f, from) => {
    const now = f.expectedAt
      ? `اب ہم تقریباً ${timeUr(nearestFive(f.expectedAt))} بجے آپ کے پاس ہوں گے۔`
      : 'ہم پھر بھی جلد سے جلد آئیں گے، مگر وقت نہیں بتا سکتے۔'
    return `${from.contractor}: ہم معذرت خواہ ہیں، ہمیں بتائے گئے وقت سے زیادہ دیر لگ رہی ہے۔ ہم نے ${windowUr(f, from.now)} کا کہا تھا۔ ${now} ${chooseWhetherToWait(from)}`
  },
  promise_cancelled: (f, from) =>
    f.askedBy === 'household'
      ? `${from.contractor}: آپ کے کہنے پر ہم ${windowUr(f, from.now)} نہیں آئیں گے۔ کسی اور وقت کے لیے ${ring(from)}۔`
      : `${from.contractor}: ہم معذرت خواہ ہیں۔ ہم ${windowUr(f, from.now)} نہیں آ سکتے۔ ہم کسی اور وقت کے لیے آپ سے رابطہ کریں گے، یا ${ring(from)}۔`,
  on_the_way: (f, from) => {
    const alone = f.alsoComing.length === 0
    const pronoun = alone ? f.pronoun : 'they'
    const who = listed([f.firstName, ...f.alsoComing], 'اور')
    const word = f.saysWord ? 'اپنا لفظ اور کوڈ' : 'کوڈ'
    const says = `${alone ? 'وہ' : f.firstName} ${f.saysWord ? 'آپ کا لفظ اور پھر ' : ''}${from.spoken ? [...f.code].join(' ') : f.code} ${willSay[f.pronoun]}۔`
    return `${from.contractor}: ${who} ${setOff[pronoun]} اور تقریباً ${timeUr(nearestFive(f.arrivesAt))} بجے آپ کے پاس ${willArrive[pronoun]}۔ دروازہ کھولنے سے پہلے ان سے ${word} پوچھیں۔ ${says}${more(from)}`
  },
  called_back: (f, from) =>
    `${from.contractor}: ہم معذرت خواہ ہیں۔ ${f.firstName} اب آپ کے پاس نہیں آ سکیں گے۔ ہم کسی اور وقت کے لیے آپ سے رابطہ کریں گے، یا ${ring(from)}۔`,
  nobody_answered: (f, from) =>
    `${from.contractor}: ہم نے ${timeUr(f.knockedAt)} بجے دستک دی اور کسی نے جواب نہیں دیا۔ کسی اور وقت کے لیے ${from.spoken ? '' : 'CHANGE لکھ کر جواب دیں، یا '}${ring(from)}۔${more(from)}`,
  visit_over_ask: (_, from) =>
    `${from.contractor}: ہمیں آنے دینے کا شکریہ۔ سب کیسا رہا؟ ${from.spoken ? `ہمیں بتانے کے لیے ${ring(from)}۔` : `GOOD، MIXED یا BAD لکھ کر جواب دیں، یا اپنے الفاظ میں بتائیں۔ ایک شخص اسے پڑھتا ہے۔${more(from)}`}`,
  follow_on_told: (f, from) =>
    `${from.contractor}: آپ کے گھر میں ابھی کچھ کام باقی ہے۔ وقت طے کرنے کے لیے ہم ${dayUr(f.by, from.now).replace(/ کو$/, '')} تک آپ سے رابطہ کریں گے۔ سوال ہو تو ${ring(from)}۔`,
  welfare_trying: (_, from) =>
    `${from.contractor}: ہم نے دستک دی اور کوئی دروازے پر نہیں آیا۔ کیا آپ ٹھیک ہیں؟ براہِ کرم ${from.spoken ? '' : 'OK لکھ کر جواب دیں، یا '}${ring(from)}۔ خطرہ ہو تو 999 پر فون کریں۔`,
  link_code: (_, from) =>
    `${from.contractor}: آپ کے صفحے کا کوڈ ${from.code} ہے۔ یہ 10 منٹ تک کام کرتا ہے۔ ہم میں سے کوئی آپ سے یہ کوڈ کبھی نہیں پوچھے گا۔`,
  textReceived: (from) =>
    `${from.contractor}: شکریہ، آپ کا پیغام مل گیا اور ایک شخص اسے پڑھے گا۔ اگر انتظار نہ ہو سکے تو ${ring(from)}۔ خطرہ ہو تو 999 پر فون کریں۔`,
  discreetGreeting: 'السلام علیکم۔ آپ کے لیے ایک پیغام ہے۔ سننے کے لیے 1 دبائیں، یا فون رکھ دیں۔',
}
