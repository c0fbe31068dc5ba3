import type { PageLanguage } from '../page.ts'

type Words = { ratherTalk: string; leaveQuickly: string }

/** The few words around every page. All but English are machine drafts until a person has read them. */
export const frameWords: Record<PageLanguage, Words> = {
  en: { ratherTalk: 'Rather talk? Ring', leaveQuickly: 'Leave this page quickly' },
  pl: { ratherTalk: 'Wolisz porozmawiać? Zadzwoń:', leaveQuickly: 'Szybko opuść tę stronę' },
  bn: { ratherTalk: 'কথা বলতে চান? ফোন করুন', leaveQuickly: 'দ্রুত এই পাতা ছেড়ে যান' },
  ur: { ratherTalk: 'بات کرنا چاہیں تو فون کریں', leaveQuickly: 'یہ صفحہ فوراً چھوڑ دیں' },
  ar: { ratherTalk: 'هل تفضّل التحدث؟ اتصل بنا', leaveQuickly: 'غادر هذه الصفحة بسرعة' },
  so: { ratherTalk: 'Ma rabtaa inaad hadasho? Wac', leaveQuickly: 'Si dhakhso ah uga bax boggan' },
  cy: { ratherTalk: 'Gwell siarad? Ffoniwch', leaveQuickly: 'Gadael y dudalen hon yn gyflym' },
}
