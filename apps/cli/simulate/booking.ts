import { z } from 'zod'
import { firstExperience, learnFrom } from '../../../care/dispatch/promise/odds.ts'
import { pictureOf, reliability, tableOf } from '../../../care/dispatch/rehearsal/reliability.ts'
import { asBelieved, harder, rougher } from '../../../care/dispatch/rehearsal/truth.ts'
import { rehearseWeeks } from '../../../care/dispatch/rehearsal/weeks.ts'
import type { Weeks } from '../../../care/dispatch/rehearsal/weeks.ts'
import { Trouble } from '../../../platform/trouble.ts'
import type { Asked } from '../asked.ts'
import { keepPicture, pictureFile } from './picture.ts'
import { untilStopped } from './until-stopped.ts'

const truths = { believed: asBelieved, rougher, harder }

const whole = (least: number, most: number, usual: number) => z.coerce.number().int().min(least).max(most).default(usual)
const wanted = z.object({
  people: whole(2, 300, 80),
  days: whole(2, 400, 28),
  requests: z.coerce.number().int().min(1).max(3000).optional(),
  level: z.coerce.number().min(0.5).max(0.999).default(0.95),
  seed: whole(0, 1_000_000, 1),
  truth: z.enum(['believed', 'rougher', 'harder']).default('rougher'),
})

/**
 * `--booking` plays weeks of households asking for a window against the promise engine, and each promise against a day whose truth
 * the engine is not told; prints how its odds held. With `--learns` the odds learn every night from what became of promises, as they
 * do in use. Ctrl-C stops after the day in hand and prints what there is.
 */
export const simulateBooking = async ({ values, positionals, print }: Asked): Promise<number> => {
  if (positionals.length > 0)
    throw new Trouble(`“${positionals.join(' ')}” belongs to nothing.`, 'doorstep simulate --booking --people 80 --days 28')
  const read = wanted.safeParse(values)
  if (!read.success)
    throw new Trouble(
      `That cannot be rehearsed: ${read.error.issues.map((one) => `--${one.path.join('.')} ${one.message}`).join('; ')}.`,
      'Give whole numbers of people, days and requests, and a level between 0.5 and 0.999.',
    )
  const { people, days, level, seed, truth } = read.data
  const requests = read.data.requests ?? Math.round(people * 5)
  const rehearsal = { seed, people, days: days + 1, requests, emergencyShare: 0.12, level, ahead: 5 }
  const setting = { ...rehearsal, truth: truths[truth], experience: firstExperience, learns: values['learns'] === true, breathing: 15 }
  const file = await pictureFile(values['picture'])
  const last: Weeks[] = []
  const ended = await untilStopped(
    rehearseWeeks(setting, () => performance.now()),
    (week) => {
      last[0] = week
      return `day ${week.days} of ${days}, ${week.promises.length} promises lived through`
    },
  )
  const [weeks] = last
  if (weeks === undefined || weeks.promises.length === 0) {
    print('Stopped before a day was over.')
    return 0
  }
  for (const line of report(weeks, level)) print(line)
  const { bins } = reliability(weeks.promises, level)
  await keepPicture(file, () => pictureOf(bins, level))
  if (values['learn'] === true) print(`learned: ${JSON.stringify(learnFrom(weeks.lived, firstExperience, level))}`)
  if (!ended) process.stderr.write('Stopped: this is what there was by then.\n')
  return 0
}

const share = (part: number, of: number): string => `${((100 * part) / Math.max(1, of)).toFixed(1)}%`

const report = (weeks: Weeks, level: number): string[] => {
  const { all, bins } = reliability(weeks.promises, level)
  const took = weeks.took.toSorted((a, b) => a - b)
  const quantile = (q: number): string => took[Math.min(took.length - 1, Math.floor(q * took.length))]!.toFixed(1)
  return [
    all === null
      ? 'No promise was lived through.'
      : `${all.promises} promises offered at ${share(level, 1)} or more: ${share(all.kept, 1)} kept (95% interval ${share(all.least, 1)} to ${share(all.most, 1)}); ${share(all.said, 1)} was said.`,
    `${weeks.asked} households asked: ${share(weeks.offeredTwoHours, weeks.asked)} were offered a window of two hours within 5 days, ${share(weeks.refused, weeks.asked)} none at all.`,
    `Emergencies kept: ${share(weeks.emergencies.kept, weeks.emergencies.all)} of ${weeks.emergencies.all}.`,
    `A question took ${quantile(0.5)} ms (p50), ${quantile(0.99)} ms (p99).`,
    '',
    ...tableOf(bins),
  ]
}
