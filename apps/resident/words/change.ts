/** Changing a visit, stopping it, choosing a time. */
import type { Language } from '../../../care/messages/rules/templates.ts'

type Words = {
  change: { title: string; asItIs: string; another: string; stop: string; keep: string; goneTitle: string; goneBody: string }
  stop: { title: string; lead: string; why: string; whyHint: string; tooLong: string; yes: string; no: string; onTheWay: string }
  time: {
    title: string
    question: string
    lead: string
    /** Where a press moves what is promised. */
    leadMove: string
    none: string
    more: string
    nothingTitle: string
    nothing: string
    ringTitle: string
    ring: string
  }
  /** What happened, why, and what to do next. A refusal never says what the household told us, nor who else is visited. */
  refused: { title: string; going: Trouble; over: Trouble; taken: Trouble; other: Trouble }
}
type Trouble = { sentence: string; next: string }

const en: Words = {
  change: {
    title: 'Change or stop this visit',
    asItIs: 'As it is now:',
    another: 'Change the time',
    stop: 'Stop this visit',
    keep: 'Leave it as it is',
    goneTitle: 'This visit can no longer be changed here',
    goneBody: 'It is over, or somebody is at your door. You can always say no at the door, or ring us.',
  },
  stop: {
    title: 'Shall we not come?',
    lead: 'That is fine, and you need not say why. The repair stays on our list, so you can choose another time later.',
    why: 'Is there anything we should know?',
    whyHint: 'You can leave this empty.',
    tooLong: 'This is longer than we can keep: 300 letters. Please make it shorter, or ring us.',
    yes: 'Yes, stop this visit',
    no: 'No, leave it as it is',
    onTheWay: 'Somebody is on the way already. If you stop the visit we turn them round at once.',
  },
  time: {
    title: 'Choose a time',
    question: 'When can we come?',
    lead: 'These are times that we expect to keep. Press the one that suits you.',
    leadMove: 'These are times that we expect to keep. Press the one that suits you, and your visit moves to it.',
    none: 'None of these: let us find one together',
    more: 'Show more times',
    nothingTitle: 'We have no time to offer here',
    nothing:
      'There is no time in the next days that we could be sure to keep, and we do not promise what we cannot keep. Please ring us: a person looks with you.',
    ringTitle: 'Let us find a time together',
    ring: 'The repair is on our list. Ring us when it suits you, and say which days are good for you.',
  },
  refused: {
    title: 'That did not work yet',
    going: {
      sentence: 'Somebody is on the way to you already, so the time cannot be changed here.',
      next: 'You can stop the visit, tell the person at the door, or ring us.',
    },
    over: { sentence: 'This visit is over, or it was changed before.', next: 'Go back to your visit to see how it stands, or ring us.' },
    taken: {
      sentence: 'That time has just been given to somebody else, or has passed.',
      next: 'Please choose another time below, or ring us.',
    },
    other: { sentence: 'We could not write this down.', next: 'Please ring us, and a person does it for you.' },
  },
}

const ur: Words = {
  change: {
    title: 'وقت بدلیں یا منسوخ کریں',
    asItIs: 'ابھی طے ہے:',
    another: 'وقت بدلیں',
    stop: 'یہ وقت منسوخ کریں',
    keep: 'ایسے ہی رہنے دیں',
    goneTitle: 'یہ وقت اب یہاں نہیں بدلا جا سکتا',
    goneBody: 'یا تو یہ ہو چکا، یا کوئی آپ کے دروازے پر ہے۔ آپ دروازے پر بھی نہیں کہہ سکتے ہیں، یا ہمیں فون کریں۔',
  },
  stop: {
    title: 'کیا ہم نہ آئیں؟',
    lead: 'کوئی بات نہیں، وجہ بتانا ضروری نہیں۔ مرمت ہماری فہرست میں رہے گی، آپ بعد میں کوئی اور وقت چن سکتے ہیں۔',
    why: 'کیا ہمیں کچھ معلوم ہونا چاہیے؟',
    whyHint: 'آپ اسے خالی چھوڑ سکتے ہیں۔',
    tooLong: 'یہ 300 حروف سے زیادہ ہے، ہم اتنا نہیں رکھ سکتے۔ اسے چھوٹا کریں، یا ہمیں فون کریں۔',
    yes: 'ہاں، منسوخ کریں',
    no: 'نہیں، ایسے ہی رہنے دیں',
    onTheWay: 'کوئی پہلے ہی نکل چکا ہے۔ اگر آپ منسوخ کریں تو ہم انہیں فوراً واپس بلا لیں گے۔',
  },
  time: {
    title: 'وقت چنیں',
    question: 'ہم کب آئیں؟',
    lead: 'ہم وہی وقت دکھاتے ہیں جن پر پہنچنے کی ہمیں توقع ہے۔ جو ٹھیک ہو اسے دبائیں۔',
    leadMove: 'ہم وہی وقت دکھاتے ہیں جن پر پہنچنے کی ہمیں توقع ہے۔ جو ٹھیک ہو اسے دبائیں، آپ کا وقت بدل جائے گا۔',
    none: 'ان میں سے کوئی نہیں: آئیے مل کر وقت ڈھونڈیں',
    more: 'اور وقت دکھائیں',
    nothingTitle: 'ابھی ہمارے پاس کوئی وقت نہیں',
    nothing: 'اگلے دنوں میں کوئی ایسا وقت نہیں جس کا ہم پکا وعدہ کر سکیں۔ ہمیں فون کریں، ایک شخص آپ کے ساتھ دیکھے گا۔',
    ringTitle: 'آئیے مل کر وقت ڈھونڈیں',
    ring: 'مرمت ہماری فہرست میں ہے۔ جب آپ کو آسانی ہو فون کریں اور بتائیں کون سے دن ٹھیک ہیں۔',
  },
  refused: {
    title: 'یہ ابھی نہیں ہو سکا',
    going: {
      sentence: 'کوئی پہلے ہی آپ کی طرف نکل چکا ہے، اس لیے وقت یہاں نہیں بدلا جا سکتا۔',
      next: 'آپ منسوخ کر سکتے ہیں، دروازے پر بتا سکتے ہیں، یا ہمیں فون کریں۔',
    },
    over: { sentence: 'یہ ہو چکا ہے، یا پہلے ہی بدل دیا گیا۔', next: 'دیکھنے کے لیے اپنے وقت کے صفحے پر واپس جائیں، یا ہمیں فون کریں۔' },
    taken: { sentence: 'یہ وقت ابھی کسی اور کو مل گیا، یا گزر گیا۔', next: 'نیچے کوئی اور وقت چنیں، یا ہمیں فون کریں۔' },
    other: { sentence: 'ہم یہ نہیں لکھ سکے۔', next: 'ہمیں فون کریں، ایک شخص آپ کے لیے یہ کر دے گا۔' },
  },
}

export const changeWords: Record<Language, Words> = { en, ur }
