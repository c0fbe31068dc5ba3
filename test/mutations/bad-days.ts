/** What is cut out of bad days: that the controller is told, that everybody is counted on while they are here, and that a map with a hole stops nobody. */
import type { Mutation } from '../harness/mutate.ts'

const played = (promise: string, file: string, cut: string, instead: string): Mutation => ({
  ...{ promise, cut, instead },
  file: `care/${file}`,
  tests: 'test/stories/bad-days.test.ts',
})

export const badDayMutations: readonly Mutation[] = [
  played('D2', 'dispatch/live/says.ts', 'pinned === undefined && requests.sameOperative?.hard', 'false'),
  played('B6', 'booking/actions/pencil/ahead.ts', ' || (shift !== null && isBefore(shift.from, until) && shift.illSince === null)', ''),
  played('B6', 'booking/actions/pencil/ahead.ts', '...unwellNotes(team, live), ', ''),
  played('B7', 'booking/actions/board.ts', "orders.get(orderId)?.state === 'open'", 'false'),
  played('D4', 'booking/actions/team.ts', 'return Number.isFinite(minutes) ? minutes : unknownTrip', 'return minutes'),
  played('A3', 'booking/actions/team.ts', 'Number.isFinite(minutes) ? minutes : unknownTrip', 'minutes'),
  played(
    'D1',
    'workforce/rules/swaps.ts',
    'if ([giver.gives, taker.gives].some((shift) => ',
    'if ([giver.gives, taker.gives].every((shift) => ',
  ),
  played('B4', 'booking/actions/windows/capacity.ts', '|| illSince !== null', ''),
]
