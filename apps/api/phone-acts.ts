import { z } from 'zod'
import { foundAround, howItWent, photoShows, welfareSteps, workOutcomes } from '../../care/visits/rules.ts'
import type { ActKind } from '../../care/visits/rules.ts'
import { dangers, mostWords } from '../../care/safeguarding/rules.ts'
import { trades } from '../../care/workforce/rules.ts'
import { parseId } from '../../lib/ids.ts'
import type { Id, IdKind } from '../../lib/ids.ts'
import { parseInstant } from '../../lib/time.ts'
import type { Instant } from '../../lib/time.ts'

const id = <K extends IdKind>(kind: K) =>
  z.string().transform((text, ctx): Id<K> => parseId(kind, text) ?? (ctx.addIssue('not an id of this kind'), z.NEVER))
/** A moment by the phone's own clock, ISO 8601 with an offset. */
const moment = z.string().transform((text, ctx): Instant => parseInstant(text) ?? (ctx.addIssue('not a moment'), z.NEVER))
const text = (most: number) => z.string().trim().min(1).max(most)
const rooms = z.array(text(60)).min(1).max(12)
const day = z.iso.date()

/** Every act has an id that the phone made, and when it happened by the phone's clock. */
const told = { id: id('act'), at: moment }
const ofVisit = { ...told, visitId: id('visit') }
const plain = <K extends ActKind>(kind: K) => z.object({ ...ofVisit, kind: z.literal(kind) })

const visitActs = [
  z.object({ ...ofVisit, kind: z.literal('read_marker'), markerId: id('marker') }),
  plain('set_off'),
  plain('arrive'),
  plain('knock'),
  plain('door_opened'),
  plain('show_id'),
  plain('say_code'),
  plain('go_in'),
  plain('withdraw_consent'),
  plain('not_today'),
  plain('would_rather_not'),
  plain('nobody_answered'),
  plain('felt_wrong'),
  plain('only_under_18s'),
  plain('all_is_well'),
  z.object({ ...ofVisit, kind: z.literal('under_18s'), only: z.boolean() }),
  z.object({ ...ofVisit, kind: z.literal('look_around'), found: z.enum(foundAround) }),
  z.object({
    ...ofVisit,
    kind: z.literal('consent'),
    givenBy: text(80),
    work: text(300),
    rooms,
    limits: text(300).optional(),
    language: text(40).optional(),
  }),
  z.object({ ...ofVisit, kind: z.literal('limit_consent'), limits: text(300), rooms: rooms.optional() }),
  z.object({ ...ofVisit, kind: z.literal('note'), words: text(4000) }),
  z.object({ ...ofVisit, kind: z.literal('made_safe'), how: text(1000) }),
  z.object({
    ...ofVisit,
    kind: z.literal('follow_on'),
    what: text(500),
    trade: z.enum(trades),
    minutes: z.int().min(5).max(600),
    toldOn: day,
  }),
  z.object({ ...ofVisit, kind: z.literal('word'), how: z.enum(howItWent), words: text(4000).optional() }),
  z.object({ ...ofVisit, kind: z.literal('welfare_step'), step: z.enum(welfareSteps), result: text(500), sign: z.boolean() }),
  z.object({ ...ofVisit, kind: z.literal('leave'), outcome: z.enum(workOutcomes).optional() }),
] as const

/** A7 A place is told with a call for help, and only then. Metres: how exact it is. */
const placeTold = z.object({
  lon: z.number().min(-180).max(180),
  lat: z.number().min(-90).max(90),
  at: moment,
  metres: z.number().min(0).max(100_000).nullable(),
})

const help = z.object({
  ...told,
  kind: z.literal('help'),
  visitId: id('visit').optional(),
  silent: z.boolean(),
  place: placeTold.optional(),
})
const concern = z.object({
  ...told,
  kind: z.literal('concern'),
  visitId: id('visit').optional(),
  words: text(mostWords),
  danger: z.enum(dangers).default('not_said'),
})
const addition = z.object({ ...told, kind: z.literal('add_to_concern'), concernId: id('concern'), words: text(mostWords) })

/** Everything that the phone may tell, one kind at a time. */
export const phoneAct = z.discriminatedUnion('kind', [...visitActs, help, concern, addition])
export type PhoneAct = z.output<typeof phoneAct>

/** What comes together after a while without signal. `sentAt` is the phone's clock as it sends: a wrong one is seen by it. */
export const phoneActs = z.object({ sentAt: moment, acts: z.array(z.unknown()).max(500) })

/** The fields beside a photograph. */
export const phonePhoto = z.object({ ...ofVisit, sentAt: moment, shows: z.enum(photoShows) })
