/** How did it go, and thank you. */
import type { Language } from '../../../care/messages/rules/templates.ts'
import type { HowItWent } from '../../../care/visits/rules/visit.ts'

type Words = {
  question: string
  lead: string
  how: Record<HowItWent, string>
  own: string
  ownHint: string
  missing: string
  tooLong: string
  send: string
  notYet: { title: string; body: string }
  thanks: { title: string; good: string; other: string }
  back: string
}

const en: Words = {
  question: 'How did it go?',
  lead: 'Say what you like. It changes nothing about the help you get.',
  how: { good: 'Good', mixed: 'Partly good', bad: 'Not good' },
  own: 'Anything you want to say?',
  ownHint: 'You can leave this empty.',
  missing: 'Nothing is chosen yet, so we do not know how it went. Choose the line that fits best.',
  tooLong: 'This is longer than we can keep: 1,000 letters. Please make it shorter, or ring us and say the rest.',
  send: 'Send',
  notYet: {
    title: 'The visit is not over yet',
    body: 'You can tell us how it went once we have been. If something is wrong now, ring us.',
  },
  thanks: {
    title: 'Thank you for telling us',
    good: 'It is good to hear. If you think of something later, ring us.',
    other: 'A person reads it today. If it cannot wait, ring us now.',
  },
  back: 'Go to your visit',
}

const ur: Words = {
  question: 'سب کیسا رہا؟',
  lead: 'جو چاہیں کہیں۔ اس سے آپ کو ملنے والی مدد پر کوئی اثر نہیں پڑتا۔',
  how: { good: 'اچھا', mixed: 'کچھ اچھا، کچھ نہیں', bad: 'اچھا نہیں' },
  own: 'کچھ اور کہنا چاہیں گے؟',
  ownHint: 'آپ اسے خالی چھوڑ سکتے ہیں۔',
  missing: 'ابھی کچھ نہیں چنا گیا، اس لیے ہمیں معلوم نہیں کہ کیسا رہا۔ جو سب سے قریب ہو وہ چنیں۔',
  tooLong: 'یہ 1000 حروف سے زیادہ ہے، ہم اتنا نہیں رکھ سکتے۔ اسے چھوٹا کریں، یا باقی فون پر بتائیں۔',
  send: 'بھیجیں',
  notYet: {
    title: 'ابھی کام ختم نہیں ہوا',
    body: 'ہمارے آنے کے بعد آپ بتا سکتے ہیں کہ کیسا رہا۔ اگر ابھی کچھ ٹھیک نہیں تو ہمیں فون کریں۔',
  },
  thanks: {
    title: 'بتانے کا شکریہ',
    good: 'سن کر خوشی ہوئی۔ بعد میں کچھ یاد آئے تو ہمیں فون کریں۔',
    other: 'ایک شخص آج ہی اسے پڑھے گا۔ اگر انتظار نہ ہو سکے تو ابھی فون کریں۔',
  },
  back: 'اپنے وقت کا صفحہ',
}

export const afterwardsWords: Record<Language, Words> = { en, ur }
