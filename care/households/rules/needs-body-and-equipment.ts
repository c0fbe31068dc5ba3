import type { NeedRow } from './need-row.ts'

/** Moving about, equipment that must not stop, air and dust. The label stays in the office; whoever goes reads what to do (H3). */
// prettier-ignore
export const needsBodyAndEquipment = {
  WHEELCHAIR: {
    label: 'Wheelchair user', icon: 'accessibility', when: ['door', 'inside'], weight: 2, ukhds: 'WheelchairUser',
    whatToDo: 'Keep the ways through clear. No tools on the floor, and ask before you move the chair.',
    effects: { minutes: 5, doorWait: 5, vulnerable: true },
  },
  MOBILITY: {
    label: 'Walks with difficulty', icon: 'footprints', when: ['door', 'inside'], weight: 2, psr: [15],
    whatToDo: 'Do not rush them. Nothing to trip over, and no wet floor left.',
    effects: { minutes: 10, doorWait: 5, vulnerable: true },
  },
  BEDBOUND: {
    label: 'In bed', icon: 'bed', when: ['door', 'inside'], weight: 2, ukhds: 'RISK5.07',
    whatToDo: 'Call out who you are, and knock on the bedroom door. Ask for a yes to the room each time.',
    effects: { minutes: 15, doorWait: 5, vulnerable: true },
  },
  HAND: {
    label: 'Weak or limited hands', icon: 'hand-helping', when: ['inside'], weight: 1, psr: [28],
    whatToDo: 'Open the packaging, and see that taps and switches work for them.',
    effects: {},
  },
  STAIRLIFT: {
    label: 'Stair lift, hoist or electric bed', icon: 'arrow-up-down', when: ['before', 'inside'], weight: 3, psr: [12],
    whatToDo: 'Never switch the power off without agreeing a plan. Test the equipment afterwards.',
    effects: { neverIsolate: ['power'], vulnerable: true },
  },
  VENT: {
    label: 'Ventilator, heart or lung equipment', icon: 'plug', when: ['before', 'inside'], weight: 3, psr: [2],
    whatToDo: 'Never switch the power off. Ring the office before any work on it.',
    effects: { neverIsolate: ['power'], priority: true, vulnerable: true },
  },
  NEBULISER: {
    label: 'Nebuliser or apnoea monitor', icon: 'plug', when: ['before', 'inside'], weight: 3, psr: [1],
    whatToDo: 'Warn them before the power goes off, and agree how long. Keep it short.',
    effects: { neverIsolate: ['power'], vulnerable: true },
  },
  DIALYSIS: {
    label: 'Dialysis, feeding pump or automatic medication', icon: 'plug', when: ['before', 'inside'], weight: 3, psr: [3],
    whatToDo: 'Never switch off water or power. Ring the office first.',
    effects: { neverIsolate: ['power', 'water'], priority: true, vulnerable: true },
  },
  OXYGEN: {
    label: 'Oxygen in use or stored', icon: 'flame-kindling', when: ['before', 'door', 'inside'], weight: 3, psr: [4, 26], ukhds: 'RISK5.01',
    whatToDo: 'No flame, spark, solder or smoking anywhere in this home. Open a door or window, and ask the office for a way without heat.',
    effects: { noFlame: true, gear: true, landlordFirst: true, vulnerable: true },
  },
  MEDFRIDGE: {
    label: 'Medicine in the fridge', icon: 'refrigerator', when: ['inside'], weight: 3, psr: [25],
    whatToDo: 'The fridge is off for two hours at most, and only with a plan.',
    effects: { neverIsolate: ['power'] },
  },
  WATER_DEP: {
    label: 'Depends on water', icon: 'droplets', when: ['before', 'inside'], weight: 3, psr: [37],
    whatToDo: 'Bring bottled water. Turn the water off only as agreed, for the shortest time.',
    effects: { neverIsolate: ['water'], priority: true, vulnerable: true },
  },
  BATHDEP: {
    label: 'Needs to bathe every day', icon: 'bath', when: ['inside'], weight: 2, psr: [23],
    whatToDo: 'Give the bath back the same day.',
    effects: { priority: true },
  },
  TELECARE: {
    label: 'Careline or pendant', icon: 'bell', when: ['inside'], weight: 3, psr: [24],
    whatToDo: 'Test the careline with them after any work on phone, power or internet.',
    effects: { vulnerable: true },
  },
  COLD_RISK: {
    label: 'Heating is essential', icon: 'thermometer', when: ['before', 'inside'], weight: 3, ukhds: 'RISK1.05',
    whatToDo: 'Leave working heat, or a heater. Never leave the home cold.',
    effects: { neverIsolate: ['heating'], priority: true, vulnerable: true },
  },
  CHEST: {
    label: 'Breathing is affected by dust and fumes', icon: 'wind', when: ['before', 'inside'], weight: 2, ukhds: 'MED1',
    whatToDo: 'Keep dust and fumes away: sheets, extraction, damp cutting. No strong solvent.',
    effects: { lowDust: true },
  },
  IMMUNE: {
    label: 'Catches illness easily', icon: 'hand-heart', when: ['before', 'inside'], weight: 3, ukhds: 'RISK5.06',
    whatToDo: 'Do not go if you feel unwell: tell the office. Mask on, hands washed, dust bagged.',
    effects: { lowDust: true, gear: true },
  },
  INFECT: {
    label: 'Gloves and mask', icon: 'hand-heart', when: ['before', 'door'], weight: 3, ukhds: 'RISK5.05',
    whatToDo: 'Gloves and mask on before you go in. Wash your hands when you leave.',
    effects: { gear: true },
  },
  ALLERGY: {
    label: 'Things to keep away', icon: 'leaf', when: ['before', 'inside'], weight: 3, takes: 'note', noteLead: 'What:', ukhds: 'MED4.04',
    whatToDo: 'Keep these things out of the home.',
    effects: {},
  },
  EPILEPSY: {
    label: 'Flickering light can bring on a seizure', icon: 'sparkles', when: ['before', 'inside'], weight: 3, ukhds: 'RISK5.08',
    whatToDo: 'No flickering or strobe lamps. Ask what to do if they become unwell.',
    effects: { vulnerable: true },
  },
  SMELL: {
    label: 'Cannot rely on smell', icon: 'wind', when: ['inside'], weight: 3, psr: [27],
    whatToDo: 'Test for gas yourself and show that the alarm works. Do not ask them to smell for it.',
    effects: {},
  },
  PREG: {
    label: 'Pregnant', icon: 'heart-handshake', when: ['inside'], weight: 2, temporary: true, ukhds: 'PREG',
    whatToDo: 'Keep dust and fumes low. Ask for nothing heavy to be moved.',
    effects: { lowDust: true },
  },
  BABY: {
    label: 'Child under 5', icon: 'baby', when: ['inside'], weight: 3, psr: [29],
    whatToDo: 'Never leave tools alone for a moment. See that hot water does not scald.',
    effects: {},
  },
} as const satisfies Record<string, NeedRow>
