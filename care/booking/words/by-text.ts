/**
 * M4 B9 What goes back at once to a household that asked by text for another time. Urdu is a MACHINE DRAFT, each window on a line of
 * its own, so that no digits change places.
 */
import type { Instant } from '../../../lib/time.ts'
import { spokenTelephone } from '../../messages/rules.ts'
import type { Language } from '../../messages/rules.ts'
import { windowEn, windowUr } from '../../messages/words.ts'
import type { Window } from '../rules/windows.ts'

/** Why windows are said anew: the last were offered a while ago, the one chosen went to somebody else, or a number came before these can have been read. */
export type Anew = 'a_while_ago' | 'gone' | 'changed_since'
type Head = { readonly contractor: string; readonly telephone: string }
/** `stands`: something is promised to them until they choose. */
type Offered = Head & { readonly windows: readonly Window[]; readonly anew: Anew | null; readonly stands: boolean; readonly now: Instant }

type Words = {
  offered(offer: Offered): string
  /** A number that was not offered, or several. `count`: how many were. */
  whichOne(head: Head, count: number): string
  nothingFree(head: Head): string
  going(head: Head): string
  /** It could not be done by text, or they wrote something else beside an offer. */
  aPersonReads(head: Head): string
}

const facts = ({ from, to }: Window) => ({ windowFrom: from, windowTo: to })
const upTo = (count: number, and: string): string => ['1', `1 ${and} 2`, `1, 2 ${and} 3`][count - 1] ?? ''

const ringEn = ({ telephone }: Head): string => `ring ${spokenTelephone(telephone)}`
const anewEn: Record<Anew, string> = {
  a_while_ago: 'those times were a while ago, so we looked again.',
  gone: 'we are sorry, that time has just gone.',
  changed_since: 'the times have changed since we first wrote, so please look once more.',
}
const en: Words = {
  offered: ({ windows, anew, stands, now, ...head }) =>
    [
      `${head.contractor}: ${anew ? `${anewEn[anew]} We` : 'we'} can come`,
      ...windows.map((window, n) => `${n + 1}: ${windowEn(facts(window), now)}`),
      `Reply ${upTo(windows.length, 'or')}, or ${ringEn(head)}.${stands ? ' Until you choose, nothing changes.' : ''}`,
    ].join('\n'),
  whichOne: (head, count) =>
    `${head.contractor}: please reply with one number, ${upTo(count, 'or')}, for a time that we sent. For other times reply CHANGE, or ${ringEn(head)}.`,
  nothingFree: (head) =>
    `${head.contractor}: we found no other time that we could be sure to keep. A person looks for one and gets in touch, or ${ringEn(head)}. Until then nothing changes.`,
  going: (head) =>
    `${head.contractor}: somebody is on the way to you or with you already. Tell them at the door, or ${ringEn(head)}. A person reads your text.`,
  aPersonReads: (head) => `${head.contractor}: a person reads what you wrote. If it cannot wait, ${ringEn(head)}. Nothing has changed yet.`,
}

const ringUr = ({ telephone }: Head): string => `${telephone.replace(/\s/g, '').replace(/^\+44/, '0')} پر فون کریں`
const anewUr: Record<Anew, string> = {
  a_while_ago: 'وہ اوقات کچھ دیر پہلے کے تھے، اس لیے ہم نے دوبارہ دیکھا۔',
  gone: 'ہم معذرت خواہ ہیں، وہ وقت ابھی کسی اور کو مل گیا۔',
  changed_since: 'پہلے پیغام کے بعد اوقات بدل گئے ہیں، براہ کرم دوبارہ دیکھیں۔',
}
const ur: Words = {
  offered: ({ windows, anew, stands, now, ...head }) =>
    [
      `${head.contractor}: ${anew ? `${anewUr[anew]} ` : ''}ہم ان اوقات میں آ سکتے ہیں`,
      ...windows.map((window, n) => `${n + 1}: ${windowUr(facts(window), now)}`),
      `${upTo(windows.length, 'یا')} لکھ کر جواب دیں، یا ${ringUr(head)}۔${stands ? ' جب تک آپ نہ چنیں، کچھ نہیں بدلے گا۔' : ''}`,
    ].join('\n'),
  whichOne: (head, count) =>
    `${head.contractor}: جو اوقات ہم نے بھیجے ان میں سے ایک کا نمبر لکھیں: ${upTo(count, 'یا')}۔ اور اوقات کے لیے CHANGE لکھیں، یا ${ringUr(head)}۔`,
  nothingFree: (head) =>
    `${head.contractor}: ہمیں کوئی اور ایسا وقت نہیں ملا جس کا ہم پکا وعدہ کر سکیں۔ ایک شخص وقت ڈھونڈ کر آپ سے رابطہ کرے گا، یا ${ringUr(head)}۔ تب تک کچھ نہیں بدلے گا۔`,
  going: (head) =>
    `${head.contractor}: کوئی پہلے ہی آپ کی طرف نکل چکا ہے یا آپ کے پاس ہے۔ دروازے پر بتا دیں، یا ${ringUr(head)}۔ ایک شخص آپ کا پیغام پڑھے گا۔`,
  aPersonReads: (head) => `${head.contractor}: ایک شخص آپ کا پیغام پڑھے گا۔ اگر انتظار نہ ہو سکے تو ${ringUr(head)}۔ ابھی کچھ نہیں بدلا۔`,
}

export const byText: Record<Language, Words> = { en, ur }
