/** Reporting a repair, one question a page. */
import type { Language } from '../../../care/messages/rules/templates.ts'
import type { Problem } from '../../../care/repairs/rules.ts'

/** Where in the home; kept with the order in English, as the people who come read it. */
export const rooms = {
  kitchen: 'Kitchen',
  bathroom: 'Bathroom or toilet',
  living_room: 'Living room',
  bedroom: 'Bedroom',
  hall: 'Hall or stairs',
  outside: 'Outside',
  everywhere: 'The whole home',
} as const
export type Room = keyof typeof rooms
export const roomCodes = Object.keys(rooms) as Room[]

/** No text that a resident writes about a repair is longer, in letters. */
export const longestDescription = 500

type Words = {
  title: string
  step: (at: number) => string
  what: { question: string; gas: string; missing: string }
  urgent: { title: string; body: string; danger: string; text: string; other: string }
  room: { question: string; missing: string; names: Record<Room, string> }
  own: { question: string; hint: string; hintNeeded: string; missing: string; tooLong: string }
  check: { question: string; what: string; where: string; own: string; nothing: string; change: string; send: string; next: string }
  problems: Record<Problem, string>
}

const en: Words = {
  title: 'Report a repair',
  step: (at) => `Report a repair. Question ${at} of 4`,
  what: {
    question: 'What is wrong?',
    gas: 'Smell gas? Go outside and ring 0800 111 999 now. In danger, ring 999.',
    missing: 'Nothing is chosen yet, so we do not know whom to send. Choose the line that fits best.',
  },
  urgent: {
    title: 'Please ring us now',
    body: 'This cannot wait for a time on a page. Ring us, and somebody sends help while you are on the line.',
    danger: 'If anybody is in danger, ring 999. If you smell gas, go outside and ring 0800 111 999.',
    text: 'Cannot ring? Answer the last text we sent you, in your own words. A person reads it.',
    other: 'It is something else',
  },
  room: {
    question: 'Where is it?',
    missing: 'Nothing is chosen yet, and it helps us find the right place. Choose one line.',
    names: {
      kitchen: 'Kitchen',
      bathroom: 'Bathroom or toilet',
      living_room: 'Living room',
      bedroom: 'Bedroom',
      hall: 'Hall or stairs',
      outside: 'Outside',
      everywhere: 'The whole home',
    },
  },
  own: {
    question: 'Tell us in your own words',
    hint: 'What do you see or hear? When did it begin? You can leave this empty.',
    hintNeeded: 'What do you see or hear? When did it begin?',
    missing: 'This is empty, and without it we do not know what to bring. Write a few words, or ring us.',
    tooLong: 'This is longer than we can keep: 500 letters. Please make it shorter, or ring us and say the rest.',
  },
  check: {
    question: 'Is this right?',
    what: 'What is wrong',
    where: 'Where',
    own: 'Your words',
    nothing: 'Nothing more',
    change: 'Change',
    send: 'Yes, send it',
    next: 'Then you choose when we come.',
  },
  problems: {
    water_coming_in: 'Water is coming through or will not stop',
    no_water: 'There is no water',
    toilet: 'The only toilet does not flush',
    tap_or_drain: 'A tap drips, or a sink or bath is blocked',
    no_heating: 'No heating or no hot water',
    no_power: 'No power, or a socket or switch looks unsafe',
    light: 'A light or a fan does not work',
    not_secure: 'An outside door or window does not lock',
    glass: 'A window is broken',
    damp: 'Damp or mould',
    roof: 'The roof or a gutter leaks',
    wood: 'A door, a floor, stairs or a cupboard is broken',
    plaster: 'A wall or a ceiling is cracked or coming down',
    something_else: 'Something else',
  },
}

const ur: Words = {
  title: 'مرمت کا بتائیں',
  step: (at) => `مرمت کا بتائیں۔ سوال ${at} از 4`,
  what: {
    question: 'کیا خراب ہے؟',
    gas: 'گیس کی بو آ رہی ہے؟ باہر نکلیں اور ابھی 0800111999 پر فون کریں۔ خطرہ ہو تو 999 پر فون کریں۔',
    missing: 'ابھی کچھ نہیں چنا گیا، اس لیے ہمیں معلوم نہیں کہ کسے بھیجیں۔ جو سب سے قریب ہو وہ چنیں۔',
  },
  urgent: {
    title: 'ہمیں ابھی فون کریں',
    body: 'یہ کام انتظار نہیں کر سکتا۔ ہمیں فون کریں، آپ کی بات کے دوران ہی مدد بھیجی جائے گی۔',
    danger: 'اگر کوئی خطرے میں ہو تو 999 پر فون کریں۔ گیس کی بو آئے تو باہر نکلیں اور 0800111999 پر فون کریں۔',
    text: 'فون نہیں کر سکتے؟ ہمارے آخری پیغام کا اپنے الفاظ میں جواب دیں۔ ایک شخص اسے پڑھتا ہے۔',
    other: 'یہ کچھ اور ہے',
  },
  room: {
    question: 'یہ کہاں ہے؟',
    missing: 'ابھی کچھ نہیں چنا گیا۔ اس سے ہمیں صحیح جگہ ڈھونڈنے میں مدد ملتی ہے۔ ایک چنیں۔',
    names: {
      kitchen: 'باورچی خانہ',
      bathroom: 'غسل خانہ یا بیت الخلا',
      living_room: 'بیٹھک',
      bedroom: 'سونے کا کمرہ',
      hall: 'راہداری یا سیڑھیاں',
      outside: 'باہر',
      everywhere: 'پورا گھر',
    },
  },
  own: {
    question: 'اپنے الفاظ میں بتائیں',
    hint: 'آپ کیا دیکھتے یا سنتے ہیں؟ یہ کب شروع ہوا؟ آپ اسے خالی چھوڑ سکتے ہیں۔',
    hintNeeded: 'آپ کیا دیکھتے یا سنتے ہیں؟ یہ کب شروع ہوا؟',
    missing: 'یہ خالی ہے، اور اس کے بغیر ہمیں معلوم نہیں کہ کیا لائیں۔ چند الفاظ لکھیں، یا ہمیں فون کریں۔',
    tooLong: 'یہ 500 حروف سے زیادہ ہے، ہم اتنا نہیں رکھ سکتے۔ اسے چھوٹا کریں، یا باقی فون پر بتائیں۔',
  },
  check: {
    question: 'کیا یہ ٹھیک ہے؟',
    what: 'کیا خراب ہے',
    where: 'کہاں',
    own: 'آپ کے الفاظ',
    nothing: 'اور کچھ نہیں',
    change: 'بدلیں',
    send: 'ہاں، بھیج دیں',
    next: 'اس کے بعد آپ وقت چنیں گے۔',
  },
  problems: {
    water_coming_in: 'پانی ٹپک رہا ہے یا رک نہیں رہا',
    no_water: 'پانی نہیں آ رہا',
    toilet: 'گھر کا واحد بیت الخلا فلش نہیں ہوتا',
    tap_or_drain: 'نل ٹپکتا ہے، یا سنک یا ٹب بند ہے',
    no_heating: 'ہیٹنگ یا گرم پانی نہیں',
    no_power: 'بجلی نہیں، یا کوئی ساکٹ یا بٹن خطرناک لگتا ہے',
    light: 'بتی یا پنکھا نہیں چلتا',
    not_secure: 'باہر کا دروازہ یا کھڑکی بند نہیں ہوتی',
    glass: 'کھڑکی کا شیشہ ٹوٹا ہے',
    damp: 'نمی یا پھپھوندی',
    roof: 'چھت یا پرنالہ ٹپکتا ہے',
    wood: 'دروازہ، فرش، سیڑھی یا الماری ٹوٹی ہے',
    plaster: 'دیوار یا چھت میں دراڑ ہے یا گر رہی ہے',
    something_else: 'کچھ اور',
  },
}

export const reportWords: Record<Language, Words> = { en, ur }
