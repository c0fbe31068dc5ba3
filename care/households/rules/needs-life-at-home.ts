import type { NeedRow } from './need-row.ts'

/** What is going on in this home, for now or for good. */
// prettier-ignore
export const needsLifeAtHome = {
  YOUNG_ALONE: {
    label: 'Householder under 18', icon: 'house', when: ['before', 'door'], weight: 3, psr: [34],
    whatToDo: 'Do not go in while only under-18s are there.',
    effects: { landlordFirst: true, vulnerable: true },
  },
  POSTHOSP: {
    label: 'Just home from hospital', icon: 'house', when: ['door', 'inside'], weight: 2, temporary: true, psr: [33],
    whatToDo: 'Ask whether now is a good time. Keep it short.',
    effects: { vulnerable: true },
  },
  TERMINAL: {
    label: 'End of life at home', icon: 'flower', when: ['before', 'door', 'inside'], weight: 3, temporary: true, ukhds: 'MED3.03',
    whatToDo: 'Ring first, and do only what is essential. Speak softly, and ask the family.',
    effects: { callFirst: true, landlordFirst: true, vulnerable: true },
  },
  HOARD: {
    label: 'A lot of belongings', icon: 'package', when: ['before', 'inside'], weight: 2, ukhds: 'RISK1.01',
    whatToDo: 'Ask where you may work, and keep your way out clear. Move nothing, and make no remark.',
    effects: { twoPeople: true, landlordFirst: true, vulnerable: true },
  },
  PAY_METER: {
    label: 'Prepayment meter', icon: 'wallet', when: ['inside'], weight: 1,
    whatToDo: 'Say so before a test that uses their credit. Leave the meter as you found it.',
    effects: {},
  },
  ASSIST_DOG: {
    label: 'Assistance dog', icon: 'paw-print', when: ['door', 'inside'], weight: 1,
    whatToDo: 'Let the assistance dog work. Keep your tools clear of it.',
    effects: {},
  },
  OTHER_ADJ: {
    label: 'Something else that helps', icon: 'info', when: ['before', 'door', 'inside'], weight: 2, takes: 'note', noteLead: 'They ask:',
    whatToDo: 'Do as they ask.',
    effects: {},
  },
} as const satisfies Record<string, NeedRow>
