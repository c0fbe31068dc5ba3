import type { Language } from '../../../care/messages/rules/templates.ts'

type Words = {
  ratherTalk: string
  ringUs: string
  leaveQuickly: string
  back: string
  goOn: string
  notYetIn: (language: string) => string
  /** Null where people wrote the words. */
  machineDraft: { own: string; english: string } | null
  broken: Trouble
  notFound: Trouble
  startAgain: string
}
type Trouble = { title: string; why: string; next: string }

/** M1 The few words around every page. Urdu is a machine draft until a person has read it. */
export const frameWords: Record<Language, Words> = {
  en: {
    ratherTalk: 'Rather talk? Ring',
    ringUs: 'Ring us:',
    leaveQuickly: 'Leave this page quickly',
    back: 'Back',
    goOn: 'Continue',
    notYetIn: (language) => `We do not have these pages in ${language} yet, so this is in English. You can always ring us.`,
    machineDraft: null,
    broken: {
      title: 'Something went wrong on our side',
      why: 'It is not something you did. Nothing you told us before is lost.',
      next: 'Please try again in a minute, or ring us.',
    },
    notFound: {
      title: 'We cannot show that page',
      why: 'It may belong to a visit that has changed since.',
      next: 'Go back to your visit, or ring us.',
    },
    startAgain: 'Go to your visit',
  },
  ur: {
    ratherTalk: 'بات کرنا چاہیں تو فون کریں:',
    ringUs: 'فون کریں',
    leaveQuickly: 'یہ صفحہ فوراً چھوڑ دیں',
    back: 'واپس',
    goOn: 'آگے بڑھیں',
    notYetIn: (language) => `یہ صفحے ابھی ${language} میں نہیں ہیں۔ آپ ہمیں فون کر سکتے ہیں۔`,
    machineDraft: { own: 'مشینی مسودہ، ابھی کسی نے نہیں پڑھا', english: 'machine draft' },
    broken: {
      title: 'ہماری طرف سے کچھ غلط ہو گیا',
      why: 'اس میں آپ کی کوئی غلطی نہیں۔ آپ کی پہلے بتائی ہوئی کوئی بات ضائع نہیں ہوئی۔',
      next: 'ایک منٹ بعد دوبارہ کوشش کریں، یا ہمیں فون کریں۔',
    },
    notFound: {
      title: 'ہم یہ صفحہ نہیں دکھا سکتے',
      why: 'ہو سکتا ہے یہ ایسے وقت کا ہو جو بعد میں بدل گیا۔',
      next: 'اپنے وقت کے صفحے پر واپس جائیں، یا ہمیں فون کریں۔',
    },
    startAgain: 'اپنے وقت کا صفحہ',
  },
}
