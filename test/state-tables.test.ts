/** Every road of every state table, written down a second time: one that comes or goes is noticed, and somebody has to mean it. */
import { expect, test } from 'vitest'
import { alarmMachine } from '../care/alarms/rules.ts'
import { appointmentMachine, bookingMachine } from '../care/booking/rules/states.ts'
import { attemptMachine } from '../care/messages/rules/attempts.ts'
import { messageMachine } from '../care/messages/rules/states.ts'
import { orderMachine } from '../care/repairs/rules/orders.ts'
import { concernMachine } from '../care/safeguarding/rules.ts'
import { visitMachine } from '../care/visits/rules/visit.ts'
import { roads } from '../lib/machine.ts'
import type { Machine } from '../lib/machine.ts'

const drawn = (machine: Machine<string, string>): string[] => roads(machine).map(([from, event, to]) => `${from} ${event} → ${to}`)

type Table = { name: string; machine: Machine<string, string>; roads: readonly string[] }
const tables: readonly Table[] = [
  {
    name: 'B2, V4 a booking',
    machine: bookingMachine,
    roads: [
      'on_the_way arrived → at_the_door',
      'on_the_way left → breathing',
      'on_the_way called_back → called_back',
      'at_the_door went_in → inside',
      'at_the_door left → breathing',
      'inside left → breathing',
      'breathing breathed → ended',
    ],
  },
  {
    name: 'B3 an appointment',
    machine: appointmentMachine,
    roads: [
      'promised arrived_in_time → kept',
      'promised arrived_late → missed',
      'promised moved → moved',
      'promised cancelled → cancelled',
      'promised day_over → missed',
    ],
  },
  {
    name: 'V1, V2, V3, V4 a visit',
    machine: visitMachine,
    roads: [
      'on_the_way arrive → at_the_door',
      'on_the_way felt_wrong → leaving',
      'on_the_way called_back → left',
      'at_the_door arrive → at_the_door',
      'at_the_door go_in → inside',
      'at_the_door not_today → leaving',
      'at_the_door would_rather_not → leaving',
      'at_the_door nobody_answered → leaving',
      'at_the_door only_under_18s → leaving',
      'at_the_door withdraw_consent → leaving',
      'at_the_door felt_wrong → leaving',
      'inside arrive → inside',
      'inside go_in → inside',
      'inside withdraw_consent → leaving',
      'inside only_under_18s → leaving',
      'inside felt_wrong → leaving',
      'inside leave → left',
      'leaving felt_wrong → leaving',
      'leaving leave → left',
      'left felt_wrong → left',
      'left leave → left',
    ],
  },
  {
    name: 'A3 an alarm',
    machine: alarmMachine,
    roads: [
      'ringing rung → ringing',
      'ringing asked_again → ringing',
      'ringing answered_by_person → answered',
      'answered asked_again → ringing',
      'answered answer_renewed → answered',
      'answered answer_lapsed → ringing',
      'answered somebody_goes → responding',
      'answered stand_down_asked_by_person → standing_down',
      'answered stood_down_by_person → closed',
      'responding asked_again → ringing',
      'responding answer_renewed → responding',
      'responding answer_lapsed → ringing',
      'responding somebody_goes → responding',
      'responding stand_down_asked_by_person → standing_down',
      'responding stood_down_by_person → closed',
      'standing_down asked_again → ringing',
      'standing_down answer_renewed → standing_down',
      'standing_down answer_lapsed → ringing',
      'standing_down stand_down_asked_by_person → standing_down',
      'standing_down stand_down_refused_by_person → answered',
      'standing_down stand_down_agreed_by_person → closed',
      'standing_down stood_down_by_person → closed',
    ],
  },
  { name: 'S7 a concern', machine: concernMachine, roads: ['received lead_acts → being_acted_on', 'being_acted_on lead_closes → closed'] },
  { name: 'an order', machine: orderMachine, roads: ['open finished → done', 'open called_off → cancelled'] },
  {
    name: 'M2 one try of a message by one supplier',
    machine: attemptMachine,
    roads: [
      'trying taken → accepted',
      'trying not_reached → failed',
      'trying said_no → refused',
      'trying unsure → unclear',
      'trying arrived → delivered',
      'trying did_not_arrive → undelivered',
      'accepted arrived → delivered',
      'accepted did_not_arrive → undelivered',
      'accepted too_slow → not_in_time',
      'unclear taken → accepted',
      'unclear not_reached → failed',
      'unclear said_no → refused',
      'unclear arrived → delivered',
      'unclear did_not_arrive → undelivered',
      'not_in_time arrived → delivered',
      'not_in_time did_not_arrive → undelivered',
      'failed arrived → delivered',
      'undelivered arrived → delivered',
    ],
  },
  {
    name: 'M2 a message',
    machine: messageMachine,
    roads: [
      'queued accepted → sent',
      'queued tried_later → queued',
      'queued refused → failed',
      'queued too_late → withheld',
      'queued needs_a_person → by_hand',
      'queued arrived → delivered',
      'sent arrived → delivered',
      'sent did_not_arrive → failed',
      'sent tried_later → queued',
      'failed arrived → delivered',
      'failed told_by_person → delivered',
      'withheld told_by_person → delivered',
      'by_hand told_by_person → delivered',
    ],
  },
]

test.each(tables)('$name: every road, and no other', ({ machine, roads: written }) => {
  expect(drawn(machine).toSorted()).toEqual(written.toSorted())
})

const edges = tables.flatMap(({ name, machine, roads: written }) =>
  roads(machine).map(([from, event, to]) => ({ name, machine, written, from, event, to })),
)
test.each(edges)('$name: without “$from $event → $to” the test above would fail', ({ machine, written, from, event }) => {
  const { [event]: _gone, ...rest } = machine[from] ?? {}
  expect(drawn({ ...machine, [from]: rest }).toSorted()).not.toEqual(written.toSorted())
})
