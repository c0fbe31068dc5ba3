/** `doorstep dispatch --stdio`: one JSON line in, one out, for a day of dispatch played against an umpire. */
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { openDay } from '../care/dispatch/umpire/day.ts'

const visit = z.object({
  id: z.string(),
  lat: z.number(),
  lon: z.number(),
  trade: z.string(),
  open: z.number(),
  close: z.number(),
  expectedMin: z.number(),
  cv: z.number(),
  emergency: z.boolean(),
  makeSafe24: z.boolean(),
  womanOnly: z.boolean(),
  topics: z.array(z.string()),
  named: z.string().nullable(),
  language: z.string().nullable(),
})

const operative = z.object({
  id: z.string(),
  lat: z.number(),
  lon: z.number(),
  shiftStart: z.number(),
  shiftEnd: z.number(),
  breakFrom: z.number(),
  breakMin: z.number(),
  trades: z.array(z.string()),
  sex: z.enum(['f', 'm']),
  languages: z.array(z.string()),
  topics: z.array(z.string()),
})

const travel = z.object({
  circuity: z.number(),
  baseKmh: z.number(),
  gainKmh: z.number(),
  scaleKm: z.number(),
  fixedMin: z.number(),
  meanFactor: z.number(),
  cv: z.number(),
  dayCv: z.number(),
})

const event = z.discriminatedUnion('type', [
  z.object({ type: z.literal('operative_free'), operative: z.string(), lat: z.number(), lon: z.number() }),
  z.object({ type: z.literal('break_started'), operative: z.string(), until: z.number(), lat: z.number(), lon: z.number() }),
  z.object({ type: z.enum(['arrived', 'operative_off', 'operative_ill']), operative: z.string() }),
  z.object({ type: z.literal('visit_reported'), visit }),
  z.object({ type: z.enum(['visit_cancelled', 'visit_released']), visit: z.string() }),
  z.object({ type: z.enum(['visit_done', 'timer']) }),
])

const message = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('day'),
    protocol: z.literal(1),
    travel,
    duration: z.object({ cv: z.number(), overrunP: z.number(), overrunFactor: z.number() }),
    noAccess: z.object({ p: z.number(), minutes: z.number() }),
    emergencyPerHour: z.number(),
    emergencyHours: z.tuple([z.number(), z.number()]),
    operatives: z.array(operative),
    visits: z.array(visit),
  }),
  z.object({ type: z.literal('events'), t: z.number(), events: z.array(event) }),
  z.object({ type: z.literal('day_over') }),
])

/** Answers every line until the input closes. A line that is not the protocol is a bug of one of the two, and is thrown. */
export const serveUmpire = async (input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Promise<void> => {
  let day: ReturnType<typeof openDay> | null = null
  for await (const line of createInterface({ input })) {
    const said = message.parse(JSON.parse(line))
    if (said.type === 'day') day = openDay(said)
    const answer = said.type === 'events' && day !== null ? day.hear(said.t, said.events) : {}
    output.write(`${JSON.stringify(answer)}\n`)
  }
}
