/** Pages that anybody may open. */
import type { Language } from '../../../care/messages/rules/templates.ts'

type Words = {
  ended: { title: string; why: string; next: string; reply: string }
  card: {
    yesTitle: string
    yes: string
    noTitle: string
    no: string
    asOf: (time: string) => string
    code: string
  }
}

const en: Words = {
  ended: {
    title: 'This link has ended',
    why: 'Links work for about three weeks, and end sooner when something about the visit changes. It keeps your visit private.',
    next: 'Please ring us, and we tell you how your visit stands or send you a new link.',
    reply: 'Cannot ring? Answer the last text we sent you. A person reads it.',
  },
  card: {
    yesTitle: 'Yes, on a visit now',
    yes: 'Whoever carries this card is on a visit for us at this moment. Still ask for the code before you open.',
    noTitle: 'No, not on a visit now',
    no: 'Whoever shows you this card is not on a visit for us at this moment. Keep the door shut and ring us.',
    asOf: (time) => `True at ${time}. Load the page again to ask anew.`,
    code: 'No code, or the wrong one? Keep the door shut and ring us.',
  },
}

const ur: Words = {
  ended: {
    title: 'یہ لنک ختم ہو چکا ہے',
    why: 'لنک تقریباً تین ہفتے کام کرتے ہیں، اور کچھ بدل جائے تو اس سے پہلے ختم ہو جاتے ہیں۔ اس سے آپ کی بات نجی رہتی ہے۔',
    next: 'ہمیں فون کریں، ہم آپ کو بتائیں گے کہ کیا طے ہے یا نیا لنک بھیجیں گے۔',
    reply: 'فون نہیں کر سکتے؟ ہمارے آخری پیغام کا جواب دیں۔ ایک شخص اسے پڑھتا ہے۔',
  },
  card: {
    yesTitle: 'ہاں، اس وقت کام پر ہیں',
    yes: 'اس کارڈ والا شخص اس وقت ہماری طرف سے کام پر ہے۔ پھر بھی دروازہ کھولنے سے پہلے کوڈ پوچھیں۔',
    noTitle: 'نہیں، اس وقت کام پر نہیں',
    no: 'یہ کارڈ دکھانے والا شخص اس وقت ہماری طرف سے کام پر نہیں ہے۔ دروازہ نہ کھولیں اور ہمیں فون کریں۔',
    asOf: (time) => `${time} بجے تک درست۔ دوبارہ پوچھنے کے لیے صفحہ پھر کھولیں۔`,
    code: 'کوڈ نہیں ملا، یا غلط ہے؟ دروازہ نہ کھولیں اور ہمیں فون کریں۔',
  },
}

export const openWords: Record<Language, Words> = { en, ur }
