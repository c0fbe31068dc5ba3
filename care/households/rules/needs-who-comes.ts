import type { NeedRow } from './need-row.ts'

/** D2 Who the household will let in. No reason is asked or kept, and whoever goes is shown only what they can act on. */
// prettier-ignore
export const needsWhoComes = {
  FEMALE_OP: {
    label: 'A woman only', icon: 'user-round-check', when: [], weight: 2, ukhds: 'OperativeGenderRestriction',
    whatToDo: 'A woman comes. If none can, agree another day: nobody else is sent instead.',
    effects: { sex: 'f' },
  },
  MALE_OP: {
    label: 'A man only', icon: 'user-round-check', when: [], weight: 2, ukhds: 'OperativeGenderRestriction',
    whatToDo: 'A man comes. If none can, agree another day: nobody else is sent instead.',
    effects: { sex: 'm' },
  },
  NO_LONE_OP: {
    label: 'Two people, please', icon: 'user-round-plus', when: ['before', 'door'], weight: 2, psr: [31],
    whatToDo: 'Go in together, never one alone.',
    effects: { twoPeople: true },
  },
  SAME_OP: {
    label: 'The same person each time', icon: 'repeat', when: [], weight: 2,
    whatToDo: 'The person they know comes.',
    effects: { same: 'named' },
  },
  OTHER_OP: {
    label: 'Somebody else, please', icon: 'user-round-x', when: [], weight: 2, takes: 'operative',
    whatToDo: 'Somebody else comes.',
    effects: { notThem: true },
  },
  LANG: {
    label: 'Language other than English', icon: 'languages', when: ['before', 'door'], weight: 2, takes: 'language', psr: [17], ukhds: 'LanguageSupport',
    whatToDo: '{language}, by phone interpreter. No child interprets.',
    effects: { minutes: 15, language: 'wish', interpreter: 'telephone' },
  },
  LANG_OP: {
    label: 'Somebody who speaks their language', icon: 'languages', when: ['before', 'door'], weight: 2, takes: 'language',
    whatToDo: 'Speak {language} with them.',
    effects: { language: 'speaks' },
  },
  FRIEND_PRESENT: {
    label: 'Will have somebody with them', icon: 'heart-handshake', when: ['door'], weight: 1, psr: [31],
    whatToDo: 'Introduce yourself to both of them.',
    effects: {},
  },
  SUPPORT_WORKER: {
    label: 'Support worker should be told', icon: 'heart-handshake', when: [], weight: 1,
    whatToDo: 'The office tells the support worker before and after.',
    effects: { landlordFirst: true },
  },
  CAPACITY: {
    label: 'Somebody acts for them', icon: 'hand-helping', when: ['before', 'inside'], weight: 2, noteLead: 'Who:', ukhds: 'LimitedCapacity',
    whatToDo: 'Ask the person who acts for them before anything that costs money or cannot be undone.',
    effects: { landlordFirst: true, vulnerable: true },
  },
} as const satisfies Record<string, NeedRow>
