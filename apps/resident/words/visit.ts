/** Who is coming, and what became of it. */
import type { Language } from '../../../care/messages/rules/templates.ts'
import type { Pronoun } from '../../../care/workforce/rules.ts'
import type { Trade } from '../../../care/workforce/rules.ts'
import { listed } from '../../../lib/lists.ts'

export type Coming = { names: readonly string[]; pronoun: Pronoun }
export type Stage = 'sent' | 'set_off' | 'at_the_door' | 'inside'
type Ended = 'went_well' | 'nobody_answered' | 'not_this_time'

type Words = {
  titleComing: (who: Coming, stage: Stage) => string
  stage: (who: Coming, stage: Stage) => string
  between: (window: string) => string
  about: (time: string) => string
  askForCode: (who: Coming) => string
  codeHeard: (digits: string) => string
  wrongCode: string
  yourHome: string
  trades: Record<Trade, string>
  promised: { title: string; when: (window: string) => string; whatHappens: string }
  late: { title: string; when: (window: string) => string; next: string }
  /** B6 */
  may_be_late: { title: string; body: string }
  waiting: { title: string; body: string }
  wait: string
  cancelled: { title: string; body: string }
  missed: { title: string; body: string }
  nothing: { title: string; body: string }
  ended: Record<Ended, { title: string; body: string }>
  done: Record<'promised' | 'moved', string>
  changeOrStop: string
  chooseOther: string
  comfort: string
  report: string
}

const her: Record<Pronoun, string> = { she: 'her', he: 'him', they: 'them' }
const she: Record<Pronoun, string> = { she: 'She', he: 'He', they: 'They' }
const alone = ({ names }: Coming): boolean => names.length < 2
const one = (who: Coming): Pronoun => (alone(who) ? who.pronoun : 'they')
const has = (who: Coming): string => `${she[one(who)]} ${one(who) === 'they' ? 'have' : 'has'}`
const are = (who: Coming): string => (alone(who) ? 'is' : 'are')

const en: Words = {
  titleComing: (who, stage) =>
    ({
      sent: `${listed(who.names)} ${are(who)} coming today`,
      set_off: `${listed(who.names)} ${are(who)} coming today`,
      at_the_door: `${listed(who.names)} ${are(who)} at your door`,
      inside: `${listed(who.names)} ${are(who)} with you now`,
    })[stage],
  stage: (who, stage) =>
    ({
      sent: `${she[one(who)]} will set off soon.`,
      set_off: `${has(who)} set off.`,
      at_the_door: 'Take your time. You need not open before you have heard the code.',
      inside: 'You can say stop at any moment, and need not say why.',
    })[stage],
  between: (window) => `${window.charAt(0).toUpperCase()}${window.slice(1)}.`,
  about: (time) => `With you about ${time}.`,
  askForCode: (who) => `Before you open, ask ${her[one(who)]} for this code`,
  codeHeard: (digits) => `The code is ${[...digits].join(' ')}`,
  wrongCode: 'Wrong code, or not sure? Keep the door shut and ring us.',
  yourHome: 'It is your home. Saying no is always fine.',
  trades: {
    plumber: 'Plumber',
    electrician: 'Electrician',
    gas: 'Gas engineer',
    joiner: 'Joiner',
    plasterer: 'Plasterer',
    decorator: 'Decorator',
    roofer: 'Roofer',
    glazier: 'Glazier',
    locksmith: 'Locksmith',
    damp: 'Damp and mould',
    multi: 'All-round repairs',
  },
  promised: {
    title: 'We are coming to you',
    when: (window) => `We will come ${window}.`,
    whatHappens:
      'Before somebody sets off we tell you their first name and a code. You can see them here too. If somebody knocks before that and says they are from us, ring us.',
  },
  late: {
    title: 'We are late, and we are sorry',
    when: (window) => `We said that we would come ${window}.`,
    next: 'Please ring us, or choose another time. What suits you best?',
  },
  may_be_late: {
    title: 'We may be late, and we are sorry',
    body: 'We still come as soon as we can. You choose: wait for us, another time, or no visit. All are fine.',
  },
  waiting: {
    title: 'Thank you for waiting',
    body: 'We come as soon as we can. Before somebody sets off we tell you their first name and a code. You can still choose another time.',
  },
  wait: 'I will wait for you',
  cancelled: {
    title: 'This visit is called off',
    body: 'Nobody will come. If the repair is still needed, choose another time whenever you like.',
  },
  missed: { title: 'We did not come when we said', body: 'We are sorry. Please ring us, or choose another time.' },
  nothing: {
    title: 'No visit is planned',
    body: 'Nobody is on the way to you. If somebody knocks and says they are from us, please ring us.',
  },
  ended: {
    went_well: { title: 'Thank you for having us', body: '' },
    nobody_answered: { title: 'We knocked and nobody answered', body: 'That is no trouble. Shall we come another time?' },
    not_this_time: {
      title: 'Thank you for talking to us',
      body: 'The visit ended before the work was done. You can choose another time, or ring us.',
    },
  },
  done: { promised: 'It is agreed. Thank you.', moved: 'It is changed. Thank you for telling us.' },
  changeOrStop: 'Change or stop this visit',
  chooseOther: 'Choose another time',
  comfort: 'Make the visit easier for you',
  report: 'Report another repair',
}

const setOff: Record<Pronoun, string> = { she: 'وہ نکل چکی ہیں۔', he: 'وہ نکل چکے ہیں۔', they: 'وہ نکل چکے ہیں۔' }
const soon: Record<Pronoun, string> = { she: 'وہ جلد نکلیں گی۔', he: 'وہ جلد نکلیں گے۔', they: 'وہ جلد نکلیں گے۔' }
const comes: Record<Pronoun, string> = { she: 'آ رہی ہیں', he: 'آ رہے ہیں', they: 'آ رہے ہیں' }

const ur: Words = {
  titleComing: (who, stage) => {
    const names = listed(who.names, 'اور')
    if (stage === 'at_the_door') return `${names} آپ کے دروازے پر ہیں`
    return stage === 'inside' ? `${names} اس وقت آپ کے ہاں ہیں` : `آج ${names} ${comes[one(who)]}`
  },
  stage: (who, stage) =>
    ({
      sent: soon[one(who)],
      set_off: setOff[one(who)],
      at_the_door: 'آرام سے آئیں۔ کوڈ سننے سے پہلے دروازہ کھولنا ضروری نہیں۔',
      inside: 'آپ کسی بھی وقت روک سکتے ہیں، وجہ بتانا ضروری نہیں۔',
    })[stage],
  between: (window) => `${window}۔`,
  about: (time) => `تقریباً ${time} بجے آپ کے پاس۔`,
  askForCode: () => 'دروازہ کھولنے سے پہلے یہ کوڈ پوچھیں',
  codeHeard: (digits) => `کوڈ ہے ${[...digits].join(' ')}`,
  wrongCode: 'کوڈ غلط ہو یا یقین نہ ہو تو دروازہ نہ کھولیں، ہمیں فون کریں۔',
  yourHome: 'یہ آپ کا گھر ہے۔ نہیں کہنا ہمیشہ ٹھیک ہے۔',
  trades: {
    plumber: 'پلمبر',
    electrician: 'الیکٹریشن',
    gas: 'گیس انجینیئر',
    joiner: 'بڑھئی',
    plasterer: 'پلستر کا کام',
    decorator: 'رنگ و روغن',
    roofer: 'چھت کا کام',
    glazier: 'شیشے کا کام',
    locksmith: 'تالا ساز',
    damp: 'نمی اور پھپھوندی',
    multi: 'ہر طرح کی مرمت',
  },
  promised: {
    title: 'ہم آپ کے پاس آ رہے ہیں',
    when: (window) => `ہم ${window} آئیں گے۔`,
    whatHappens:
      'کسی کے نکلنے سے پہلے ہم آپ کو نام اور ایک کوڈ بتائیں گے۔ وہ یہاں بھی نظر آئیں گے۔ اگر اس سے پہلے کوئی دستک دے اور کہے کہ وہ ہماری طرف سے ہے تو ہمیں فون کریں۔',
  },
  late: {
    title: 'ہمیں دیر ہو گئی، ہم معذرت خواہ ہیں',
    when: (window) => `ہم نے کہا تھا کہ ہم ${window} آئیں گے۔`,
    next: 'ہمیں فون کریں، یا کوئی اور وقت چنیں۔',
  },
  may_be_late: {
    title: 'ہمیں دیر ہو سکتی ہے، ہم معذرت خواہ ہیں',
    body: 'ہم پھر بھی جلد سے جلد آئیں گے۔ آپ کی مرضی: ہمارا انتظار کریں، کوئی اور وقت چنیں، یا منسوخ کریں۔ سب ٹھیک ہے۔',
  },
  waiting: {
    title: 'انتظار کرنے کا شکریہ',
    body: 'ہم جلد سے جلد آئیں گے۔ کسی کے نکلنے سے پہلے ہم آپ کو نام اور ایک کوڈ بتائیں گے۔ آپ اب بھی کوئی اور وقت چن سکتے ہیں۔',
  },
  wait: 'میں آپ کا انتظار کروں گا/گی',
  cancelled: { title: 'یہ وقت منسوخ ہے', body: 'کوئی نہیں آئے گا۔ اگر مرمت اب بھی چاہیے تو جب چاہیں کوئی اور وقت چنیں۔' },
  missed: { title: 'ہم وقت پر نہیں آئے', body: 'ہم معذرت خواہ ہیں۔ ہمیں فون کریں، یا کوئی اور وقت چنیں۔' },
  nothing: {
    title: 'کوئی وقت طے نہیں',
    body: 'کوئی آپ کی طرف نہیں آ رہا۔ اگر کوئی دستک دے اور کہے کہ وہ ہماری طرف سے ہے تو ہمیں فون کریں۔',
  },
  ended: {
    went_well: { title: 'ہمیں آنے دینے کا شکریہ', body: '' },
    nobody_answered: { title: 'ہم نے دستک دی اور کسی نے جواب نہیں دیا', body: 'کوئی بات نہیں۔ کیا ہم کسی اور وقت آئیں؟' },
    not_this_time: { title: 'بات کرنے کا شکریہ', body: 'کام پورا ہونے سے پہلے ہم چلے گئے۔ آپ کوئی اور وقت چن سکتے ہیں، یا ہمیں فون کریں۔' },
  },
  done: { promised: 'وقت طے ہو گیا۔ شکریہ۔', moved: 'وقت بدل گیا۔ بتانے کا شکریہ۔' },
  changeOrStop: 'وقت بدلیں یا منسوخ کریں',
  chooseOther: 'کوئی اور وقت چنیں',
  comfort: 'آپ کی آسانی کے لیے',
  report: 'کسی اور مرمت کا بتائیں',
}

export const visitWords: Record<Language, Words> = { en, ur }
