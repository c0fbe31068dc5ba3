/** What is cut out of learning: whose pace it must never be (B8), what is never counted (V4), and that plans reckon with it (B4, B6). */
import type { Mutation } from '../harness/mutate.ts'

const learned = (promise: string, file: string, cut: string, instead: string): Mutation => ({
  ...{ promise, cut, instead },
  file: `care/dispatch/learned/${file}`,
  tests: 'care/dispatch/learned/learned.test.ts',
})
const planned = (promise: string, file: string, cut: string, instead: string): Mutation => ({
  ...{ promise, cut, instead },
  file: `care/dispatch/${file}`,
  tests: 'care/dispatch/learned/use.test.ts',
})
const nightly = (promise: string, file: string, cut: string, instead: string): Mutation => ({
  ...{ promise, file, cut, instead },
  tests: 'care/booking/actions/learning/learn.test.ts',
})

const told = (promise: string, file: string, cut: string, instead: string): Mutation => ({
  ...{ promise, file, cut, instead },
  tests: 'care/booking/actions/learning/today.test.ts',
})

export const learnedMutations: readonly Mutation[] = [
  nightly('B4', 'care/booking/actions/learning/usually.ts', ', ...hoursOf(visit)', ''),
  planned('B4', 'learned/use.ts', 'asked.band ? unanswered.hours[asked.band].chance : unanswered.chance', 'unanswered.chance'),
  told('M1', 'care/booking/actions/send.ts', 'minutesAway: likely(togetherIn(team))', 'minutesAway: Math.ceil(togetherIn(team))'),
  told('B6', 'care/booking/actions/board.ts', 'minutes(one.likelyMinutes)', 'minutes(one.travelMinutes)'),
  told('B6', 'care/booking/actions/learning/today.ts', 'inTraffic(roadsNow(known, tx.now), times)', 'roadsNow(known, tx.now)'),
  told(
    'B4',
    'care/booking/actions/windows/capacity.ts',
    'freeFrom(person.outings, breathing, minutesOf)',
    'freeFrom(person.outings, breathing)',
  ),
  {
    ...{ promise: 'B8', file: 'care/dispatch/learned/today.ts', cut: 'ofEnough(trips)', instead: 'trips' },
    tests: 'care/dispatch/learned/today.test.ts',
  },
  {
    ...{ promise: 'B4', file: 'care/booking/actions/windows/capacity.ts', cut: 'day.equals(today) ? traffic : 1', instead: '1' },
    tests: 'care/booking/actions/learning/today.test.ts',
  },
  learned('B8', 'lessons.ts', 'size < fewestPeople ? [] : seen', 'size < 0 ? [] : seen'),
  learned('B8', 'lessons.ts', 'people.size < fewestPeople ? {', 'people.size < 0 ? {'),
  learned('V4', 'past.ts', "workEnded.has(one.outcome ?? '')) return null", "workEnded.has(one.outcome ?? '')) return 'never_left'"),
  learned('B4', 'past.ts', "return 'could_wait'", "return 'next_door'"),
  nightly('B4', 'care/booking/actions/windows/capacity.ts', 'knownOf(lessons, day,', 'knownOf(null, day,'),
  planned('B6', 'live/ground.ts', 'facts.ahead.between[from]![to]! * times', 'facts.ahead.between[from]![to]!'),
  planned('B6', 'live/ground.ts', 'away * wayNext(ground, person, at, away, facts)', 'away'),
  planned('B4', 'promise/pencil.ts', ' * factorAt(ways.roads, clock.mean)', ''),
]
