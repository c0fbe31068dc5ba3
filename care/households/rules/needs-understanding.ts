import type { NeedRow } from './need-row.ts'

/** How to speak, show, read and take one's time. */
// prettier-ignore
export const needsUnderstanding = {
  DEAF: {
    label: 'Deaf', icon: 'ear', when: ['before', 'door', 'inside'], weight: 2, psr: [35], ukhds: 'HearingImpairment',
    whatToDo: 'Text ahead and wave at the window. Face them, and write things down on your phone.',
    effects: { textOnly: true, vulnerable: true },
  },
  HOH: {
    label: 'Hard of hearing', icon: 'ear', when: ['door', 'inside'], weight: 1, psr: [35],
    whatToDo: 'Face them and speak clearly. Radio off, and check that you were understood.',
    effects: {},
  },
  BSL: {
    label: 'Uses British Sign Language', icon: 'hand-heart', when: ['before', 'door'], weight: 2, ukhds: 'COMM1.09',
    whatToDo: 'Have the sign interpreter ready by video. Do not rely on lip-reading.',
    effects: { minutes: 15, interpreter: 'sign', textOnly: true },
  },
  DEAFBLIND: {
    label: 'Deafblind', icon: 'hand-heart', when: ['before', 'door'], weight: 3,
    whatToDo: 'Wait for their guide before you start. Touch the back of the hand once to say you are there.',
    effects: { minutes: 20, interpreter: 'guide', textOnly: true, vulnerable: true },
  },
  BLIND: {
    label: 'Blind', icon: 'eye', when: ['door', 'inside'], weight: 2, psr: [8], ukhds: 'VisionImpairment',
    whatToDo: 'Say who you are before you move. Say what you do, and put everything back exactly.',
    effects: { minutes: 10, vulnerable: true },
  },
  LOWVIS: {
    label: 'Low vision', icon: 'eye', when: ['door', 'inside'], weight: 1, psr: [9],
    whatToDo: 'Show the large-print card in good light, and say it aloud.',
    effects: {},
  },
  LARGEPRINT: {
    label: 'Large print, braille, audio or Easy Read', icon: 'book-open', when: ['inside'], weight: 1, noteLead: 'Which:', ukhds: 'COMM1.08',
    whatToDo: 'Leave anything written in the way they read.',
    effects: {},
  },
  NOREAD: {
    label: 'Would rather not read', icon: 'book-open', when: ['inside'], weight: 1, ukhds: 'COMM1.01',
    whatToDo: 'Explain aloud. Do not leave only a leaflet.',
    effects: { minutes: 5 },
  },
  SPEECH: {
    label: 'Speaks slowly or with a device', icon: 'message-circle', when: ['door', 'inside'], weight: 2, psr: [36],
    whatToDo: 'Give them time to answer. Ask what can be answered yes or no, and do not finish sentences.',
    effects: { minutes: 10 },
  },
  LD: {
    label: 'Learning disability', icon: 'layers', when: ['door', 'inside'], weight: 2, ukhds: 'MH2.01',
    whatToDo: 'Short sentences, one thing at a time. Show it, and check back.',
    effects: { minutes: 10, vulnerable: true },
  },
  AUTISM: {
    label: 'Autistic, or sensitive to noise and surprises', icon: 'volume-x', when: ['before', 'door', 'inside'], weight: 2, psr: [18], ukhds: 'MH2.03',
    whatToDo: 'No surprises. Be exact about time, and warn before any noise.',
    effects: { minutes: 5, same: 'wish' },
  },
  ADHD: {
    label: 'Reminders help', icon: 'bell', when: [], weight: 1,
    whatToDo: 'Remind by text the evening before and half an hour before.',
    effects: {},
  },
  DEMENTIA: {
    label: 'Memory loss or confusion', icon: 'brain', when: ['before', 'door', 'inside'], weight: 3, noteLead: 'Who helps:', psr: [20],
    whatToDo: 'Say who you are, again and again. Ask for a yes each time: do not rely on an earlier one.',
    effects: { minutes: 15, callFirst: true, vulnerable: true },
  },
  MH_CALM: {
    label: 'Anxious', icon: 'leaf', when: ['door', 'inside'], weight: 2, psr: [30],
    whatToDo: 'Go slowly and explain each step. Ask before each room, and offer to stop.',
    effects: { minutes: 10, same: 'wish', vulnerable: true },
  },
  MH_NOUNI: {
    label: 'Uniforms and officials are distressing', icon: 'shirt', when: ['before', 'door'], weight: 2, ukhds: 'MH1.09',
    whatToDo: 'Arrive plainly, ID in your hand, with a soft voice.',
    effects: {},
  },
  PARANOIA: {
    label: 'Wants everything explained', icon: 'info', when: ['before', 'inside'], weight: 2, ukhds: 'MH1.02',
    whatToDo: 'Say what every tool is for before you take it out.',
    effects: { callFirst: true, vulnerable: true },
  },
  TRAUMA: {
    label: 'Needs to feel safe with a visitor', icon: 'door-open', when: ['door', 'inside'], weight: 2,
    whatToDo: 'Never stand between them and the door. Ask, say what you do next, do not touch.',
    effects: { vulnerable: true },
  },
  MODESTY: {
    label: 'Modesty and rooms', icon: 'moon', when: ['door', 'inside'], weight: 1,
    whatToDo: 'Wait until everybody is ready. Say so before each room, and leave the door open.',
    effects: {},
  },
  PETS_FAITH: {
    label: 'Things that are sacred here', icon: 'sparkles', when: ['inside'], weight: 1,
    whatToDo: 'Ask before you move anything sacred.',
    effects: {},
  },
  ISOLATED: {
    label: 'May want to talk', icon: 'coffee', when: ['inside'], weight: 1,
    whatToDo: 'Take time for a cup of tea. Offer to say who could help.',
    effects: { minutes: 15, vulnerable: true },
  },
  BEREAVED: {
    label: 'Recently bereaved', icon: 'flower', when: ['door'], weight: 1, temporary: true, psr: [32],
    whatToDo: 'Say you are sorry for their loss. Keep it brief.',
    effects: { vulnerable: true },
  },
  REFUGEE: {
    label: 'New here, or uneasy with officials', icon: 'info', when: ['door'], weight: 2,
    whatToDo: 'Show ID slowly. Say that you are here only for the repair.',
    effects: {},
  },
} as const satisfies Record<string, NeedRow>
