/** What makes a visit comfortable, as somebody would say it of themselves; the codes are the needs list's (H1). */
import type { NeedCode } from '../../../care/households/rules.ts'
import type { Language } from '../../../care/messages/rules/templates.ts'

/** What can be ticked without anybody's help. What needs a talk (safe contact, a key safe, an illness) is told by telephone. */
export const comfortCodes = [
  'DOOR_WAIT',
  'DOOR_CALLFIRST',
  'DOOR_INTERCOM',
  'FEMALE_OP',
  'MALE_OP',
  'NO_LONE_OP',
  'FRIEND_PRESENT',
  'SHOES',
  'HOH',
  'DEAF',
  'LOWVIS',
  'MOBILITY',
  'SPEECH',
  'NOREAD',
  'MH_CALM',
  'AUTISM',
  'CHEST',
  'OXYGEN',
  'BABY',
] as const satisfies readonly NeedCode[]
export type ComfortCode = (typeof comfortCodes)[number]

/** Languages that an interpreter can be asked for here, each by its own name. */
export const spoken = {
  ur: 'اردو',
  pl: 'Polski',
  bn: 'বাংলা',
  ar: 'العربية',
  so: 'Soomaali',
  ro: 'Română',
  zh: '中文',
  uk: 'Українська',
} as const

type Words = {
  question: string
  lead: string
  says: Record<ComfortCode, string>
  language: string
  languageHint: string
  noLanguage: string
  note: string
  noteHint: string
  noteTooLong: string
  noteNoIllness: string
  noteFull: string
  nothing: string
  save: string
  see: string
  thanks: { title: string; body: string }
  refused: { sentence: string; next: string }
  told: {
    title: string
    ask: string
    send: string
    code: string
    codeHint: string
    check: string
    again: string
    wrong: (left: number) => string
    noTries: string
    tooOften: { sentence: string; next: string }
    none: string
    lead: string
    onlyByVoice: string
  }
}

const en: Words = {
  question: 'What would make the visit easier?',
  lead: 'Tick what helps. We never ask why. Everybody we send is told what to do, and nothing more.',
  says: {
    DOOR_WAIT: 'I need time to get to the door',
    DOOR_CALLFIRST: 'Ring me 15 minutes before you come',
    DOOR_INTERCOM: 'Ring my phone, not the buzzer',
    FEMALE_OP: 'I would like a woman to come',
    MALE_OP: 'I would like a man to come',
    NO_LONE_OP: 'I would like two people to come, not one',
    FRIEND_PRESENT: 'I will have somebody with me',
    SHOES: 'Please cover your shoes',
    HOH: 'I do not hear well: face me and speak clearly',
    DEAF: 'I am deaf: text me, and wave at the window',
    LOWVIS: 'I do not see well: say who you are, show me in good light',
    MOBILITY: 'I walk slowly: do not rush me, leave nothing to trip over',
    SPEECH: 'I speak slowly: give me time',
    NOREAD: 'I would rather not read: tell me instead',
    MH_CALM: 'I get anxious: go slowly, explain each step',
    AUTISM: 'No surprises: be exact about time, warn me before noise',
    CHEST: 'Dust and fumes are bad for me',
    OXYGEN: 'There is oxygen in my home: no flame, no sparks',
    BABY: 'A child under 5 lives here',
  },
  language: 'A language you would rather speak',
  languageHint: 'We bring an interpreter, by phone.',
  noLanguage: 'English is fine',
  note: 'Anything else we should do?',
  noteHint: 'A few words, 140 letters at most: what we should do, not why.',
  noteTooLong: 'This is longer than 140 letters, so the person who comes could not read it all. Please make it shorter, or ring us.',
  noteNoIllness: 'We do not keep illnesses, to keep them private. Please write only what we should do.',
  noteFull: 'There is no room left for more words here. Please ring us, and a person writes it down.',
  nothing: 'Nothing is ticked yet, so there is nothing to write down. Tick what helps, or go back.',
  save: 'Save',
  see: 'See what you told us before',
  thanks: {
    title: 'Thank you, we have written it down',
    body: 'Whoever comes will know what to do. To change something, come back here or ring us.',
  },
  refused: {
    sentence: 'We could not write all of this down: two of the answers do not go together.',
    next: 'Please change your ticks, or ring us.',
  },
  told: {
    title: 'What you told us',
    ask: 'This is private, so the link alone does not open it. We send a code of six digits to the telephone you gave us.',
    send: 'Send me the code',
    code: 'Type the code',
    codeHint: 'Six digits. It works for 10 minutes.',
    check: 'Show it',
    again: 'Send a new code',
    wrong: (left) => `That is not the code. Look at our text once more. You can try ${left === 1 ? 'once' : `${left} times`} more.`,
    noTries: 'This code no longer works: it is too old, or was tried too often. Ask for a new one.',
    tooOften: { sentence: 'A code was asked for several times already, so we send no more for now.', next: 'Wait an hour, or ring us.' },
    none: 'You have told us nothing yet. You can, whenever you like.',
    lead: 'This is what we keep, and act on at every visit.',
    onlyByVoice: 'To change or take back something, ring us. Some things we only speak about on the telephone.',
  },
}

const ur: Words = {
  question: 'آپ کے لیے کیا آسان رہے گا؟',
  lead: 'جو مدد کرے اس پر نشان لگائیں۔ ہم کبھی وجہ نہیں پوچھتے۔ آنے والوں کو صرف یہ بتایا جاتا ہے کہ کیا کرنا ہے۔',
  says: {
    DOOR_WAIT: 'مجھے دروازے تک آنے میں وقت لگتا ہے',
    DOOR_CALLFIRST: 'آنے سے 15 منٹ پہلے فون کریں',
    DOOR_INTERCOM: 'گھنٹی نہیں، میرے فون پر کال کریں',
    FEMALE_OP: 'میں چاہتی یا چاہتا ہوں کہ خاتون آئیں',
    MALE_OP: 'میں چاہتی یا چاہتا ہوں کہ مرد آئیں',
    NO_LONE_OP: 'ایک کی بجائے دو لوگ آئیں',
    FRIEND_PRESENT: 'میرے ساتھ کوئی اور ہوگا',
    SHOES: 'جوتوں پر غلاف چڑھائیں',
    HOH: 'مجھے کم سنائی دیتا ہے: سامنے آ کر صاف بولیں',
    DEAF: 'مجھے سنائی نہیں دیتا: پیغام بھیجیں اور کھڑکی پر ہاتھ ہلائیں',
    LOWVIS: 'مجھے کم دکھائی دیتا ہے: اپنا نام بتائیں، اچھی روشنی میں دکھائیں',
    MOBILITY: 'مجھے چلنے میں دقت ہے: جلدی نہ کریں، راستے میں کچھ نہ چھوڑیں',
    SPEECH: 'مجھے بولنے میں وقت لگتا ہے',
    NOREAD: 'پڑھنے کی بجائے مجھے زبانی بتائیں',
    MH_CALM: 'مجھے گھبراہٹ ہوتی ہے: آہستہ کام کریں، ہر قدم بتائیں',
    AUTISM: 'اچانک کچھ نہ ہو: صحیح وقت بتائیں، شور سے پہلے بتائیں',
    CHEST: 'گرد اور دھوئیں سے مجھے تکلیف ہوتی ہے',
    OXYGEN: 'گھر میں آکسیجن ہے: آگ یا چنگاری نہ ہو',
    BABY: 'یہاں 5 سال سے چھوٹا بچہ رہتا ہے',
  },
  language: 'آپ کس زبان میں بات کرنا چاہیں گے؟',
  languageHint: 'ہم فون پر ترجمان کا بندوبست کرتے ہیں۔',
  noLanguage: 'انگریزی ٹھیک ہے',
  note: 'اور کچھ جو ہم کریں؟',
  noteHint: 'چند الفاظ، زیادہ سے زیادہ 140 حروف: ہم کیا کریں، وجہ نہیں۔',
  noteTooLong: 'یہ 140 حروف سے زیادہ ہے، آنے والا سب نہیں پڑھ سکے گا۔ اسے چھوٹا کریں، یا ہمیں فون کریں۔',
  noteNoIllness: 'ہم بیماریاں نہیں لکھتے، تاکہ وہ نجی رہیں۔ صرف یہ لکھیں کہ ہم کیا کریں۔',
  noteFull: 'یہاں اور الفاظ کی جگہ نہیں۔ ہمیں فون کریں، ایک شخص لکھ لے گا۔',
  nothing: 'ابھی کسی پر نشان نہیں، اس لیے لکھنے کو کچھ نہیں۔ جو مدد کرے اس پر نشان لگائیں، یا واپس جائیں۔',
  save: 'محفوظ کریں',
  see: 'جو آپ نے پہلے بتایا تھا وہ دیکھیں',
  thanks: {
    title: 'شکریہ، ہم نے لکھ لیا',
    body: 'جو بھی آئے گا اسے معلوم ہوگا کہ کیا کرنا ہے۔ کچھ بدلنا ہو تو یہاں واپس آئیں یا ہمیں فون کریں۔',
  },
  refused: { sentence: 'ہم یہ سب نہیں لکھ سکے: دو جواب ایک ساتھ نہیں چل سکتے۔', next: 'نشان بدلیں، یا ہمیں فون کریں۔' },
  told: {
    title: 'جو آپ نے ہمیں بتایا',
    ask: 'یہ نجی ہے، اس لیے صرف لنک سے نہیں کھلتا۔ ہم چھ ہندسوں کا کوڈ اس فون پر بھیجتے ہیں جو آپ نے ہمیں دیا۔',
    send: 'مجھے کوڈ بھیجیں',
    code: 'کوڈ لکھیں',
    codeHint: 'چھ ہندسے۔ یہ 10 منٹ تک کام کرتا ہے۔',
    check: 'دکھائیں',
    again: 'نیا کوڈ بھیجیں',
    wrong: (left) => `یہ کوڈ درست نہیں۔ ہمارا پیغام دوبارہ دیکھیں۔ آپ ${left} بار اور کوشش کر سکتے ہیں۔`,
    noTries: 'یہ کوڈ اب کام نہیں کرتا: یہ پرانا ہے یا بہت بار آزمایا گیا۔ نیا کوڈ منگوائیں۔',
    tooOften: { sentence: 'کوڈ کئی بار منگوایا جا چکا ہے، اس لیے ابھی اور نہیں بھیجتے۔', next: 'ایک گھنٹہ انتظار کریں، یا ہمیں فون کریں۔' },
    none: 'آپ نے ابھی ہمیں کچھ نہیں بتایا۔ جب چاہیں بتا سکتے ہیں۔',
    lead: 'یہ ہم نے لکھ رکھا ہے، اور ہر بار اس پر عمل کرتے ہیں۔',
    onlyByVoice: 'کچھ بدلنا یا ہٹانا ہو تو ہمیں فون کریں۔ کچھ باتیں ہم صرف فون پر کرتے ہیں۔',
  },
}

export const comfortWords: Record<Language, Words> = { en, ur }
