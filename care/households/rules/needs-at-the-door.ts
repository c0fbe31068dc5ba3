import type { NeedRow } from './need-row.ts'

/** Needs that are met before anybody is inside: how to ring, how to wait, when to come. */
// prettier-ignore
export const needsAtTheDoor = {
  DOOR_WAIT: {
    label: 'Takes time to answer', icon: 'hourglass', when: ['door'], weight: 2, psr: [19],
    whatToDo: 'Wait five full minutes at the door. Knock, call through once, then wait again. Leave no card before.',
    effects: { minutes: 10, doorWait: 5, vulnerable: true },
  },
  DOOR_KEYSAFE: {
    label: 'Key safe', icon: 'key-round', when: ['door'], weight: 2, takes: 'note', noteLead: 'The code:', ukhds: 'Keysafe',
    whatToDo: 'Knock and call out before you use the key safe. Lock up and scramble the code when you leave.',
    effects: { vulnerable: true },
  },
  DOOR_CARER: {
    label: 'A carer or relative must be there', icon: 'heart-handshake', when: ['before', 'door'], weight: 2, noteLead: 'Who:',
    whatToDo: 'Do not start until their person is there. Ring them if they are not.',
    effects: { callFirst: true, vulnerable: true },
  },
  DOOR_INTERCOM: {
    label: 'Buzzer hard to use or hear', icon: 'phone', when: ['door'], weight: 2,
    whatToDo: 'Ring the phone, not the buzzer.',
    effects: { callFirst: true },
  },
  DOOR_PASSWORD: {
    label: 'A word to say at the door', icon: 'lock-keyhole', when: ['door'], weight: 2, takes: 'note', noteLead: 'The word:',
    whatToDo: 'Say their word before you ask to come in.',
    effects: {},
  },
  DOOR_CALLFIRST: {
    label: 'Ring 15 minutes before', icon: 'phone', when: ['before'], weight: 2,
    whatToDo: 'Ring them 15 minutes before. A text is not enough.',
    effects: { callFirst: true },
  },
  DOOR_BACK: {
    label: 'Use the back or side door', icon: 'door-open', when: ['door'], weight: 2, takes: 'note', noteLead: 'Which:',
    whatToDo: 'Do not use the front door.',
    effects: {},
  },
  PRAYER: {
    label: 'Prayer times, Sabbath or fasting', icon: 'bell-off', when: ['before', 'door'], weight: 2, takes: 'hours', ukhds: 'CulturalSensitivity',
    whatToDo: 'Do not ring or knock {hours}. Do not eat or drink in the home during a fast.',
    effects: { notBetween: 'told' },
  },
  HEARTCARER: {
    label: 'Visits from a carer', icon: 'calendar-clock', when: ['before'], weight: 1, takes: 'hours',
    whatToDo: 'Keep clear of the carer’s time, {hours}.',
    effects: { notBetween: 'told' },
  },
  SCHOOLRUN: {
    label: 'School run', icon: 'bus', when: ['before'], weight: 1,
    whatToDo: 'Nobody is in during the school run.',
    effects: { notBetween: [{ from: '08:30', to: '09:30' }, { from: '14:45', to: '16:00' }] },
  },
  TIMES: {
    label: 'Only at these times', icon: 'calendar-clock', when: ['before'], weight: 2, takes: 'hours',
    whatToDo: 'Be there only {hours}.',
    effects: { onlyBetween: 'told' },
  },
  SAFE_CONTACT: {
    label: 'Contact only this way, at these times', icon: 'message-square-text', when: ['before', 'door'], weight: 3, ukhds: 'SAF1.01',
    whatToDo: 'Leave no card and no message. Tell nobody, at the door or on the phone, that you were here or why.',
    effects: { textOnly: true, leaveNothing: true },
  },
  PRIVATE_NAME: {
    label: 'Name not to be said at the door', icon: 'user-round', when: ['door'], weight: 2,
    whatToDo: 'Ask for the first name only. Do not say the surname at the door.',
    effects: {},
  },
  NAME_PREF: {
    label: 'Name to use', icon: 'smile', when: ['before', 'door', 'inside'], weight: 1, takes: 'note', noteLead: 'Say:',
    whatToDo: 'Use the name they chose.',
    effects: {},
  },
  SHOES: {
    label: 'Shoes off or overshoes', icon: 'footprints', when: ['door'], weight: 1,
    whatToDo: 'Overshoes on at the step, unasked.',
    effects: {},
  },
  DIGITAL_NO: {
    label: 'No smartphone or internet', icon: 'phone', when: [], weight: 1,
    whatToDo: 'Phone or letter only.',
    effects: {},
  },
} as const satisfies Record<string, NeedRow>
