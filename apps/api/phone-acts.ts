import { z } from 'zod'
import { longestPause, pauseWhys } from '../../care/alarms/rules.ts'
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

/** A7 A place is told with a call for help, with a check-in, and after help was asked for; never otherwise. Metres: how exact it is. */
const placeTold = z.object({
  lon: z.number().min(-180).max(180),
  lat: z.number().min(-90).max(90),
  at: moment,
  metres: z.number().min(0).max(100_000).nullable(),
})

/** How the phone is, where its browser tells: charge in per cent, and its line. */
const phoneTold = z.object({
  battery: z.int().min(0).max(100).nullable().default(null),
  signal: z.enum(['good', 'weak']).nullable().default(null),
})

const help = z.object({
  ...told,
  kind: z.literal('help'),
  visitId: id('visit').optional(),
  silent: z.boolean(),
  how: z.enum(['button', '5 presses']).default('button'),
  place: placeTold.optional(),
  phone: phoneTold.optional(),
})
const pin = z.string().min(1).max(12)
/**
 * About the watch over whoever tells; which visit it is, the office knows. An act with a PIN is answered alike, in the same time,
 * for either right PIN (A2), and ought not to be kept on the phone: while there is no signal, the PIN is asked for again.
 */
const watchActs = [
  /** All is well. Needs the PIN once the moment to check in has passed (`asksPin`). */
  z.object({ ...told, kind: z.literal('check_in'), pin: pin.optional(), place: placeTold.optional(), phone: phoneTold.optional() }),
  z.object({ ...told, kind: z.literal('amber'), text: text(300).optional() }),
  z.object({ ...told, kind: z.literal('pause'), why: z.enum(pauseWhys), minutes: z.int().min(1).max(longestPause) }),
  z.object({ ...told, kind: z.literal('resume') }),
  /** After Help: they are safe. Asks the office to stand down; a person there still speaks with them. */
  z.object({ ...told, kind: z.literal('safe_now'), pin }),
  /** A8 The shift is over and they are home. Needs the PIN once they were asked (`asksPin`). */
  z.object({ ...told, kind: z.literal('home_safe'), pin: pin.optional() }),
  /** Where they are now, while their call for help is open; otherwise it is not kept. */
  z.object({ ...told, kind: z.literal('place'), place: placeTold }),
] as const
const concern = z.object({
  ...told,
  kind: z.literal('concern'),
  visitId: id('visit').optional(),
  words: text(mostWords),
  danger: z.enum(dangers).default('not_said'),
})
const addition = z.object({ ...told, kind: z.literal('add_to_concern'), concernId: id('concern'), words: text(mostWords) })

/** Everything that the phone may tell, one kind at a time. */
export const phoneAct = z.discriminatedUnion('kind', [...visitActs, ...watchActs, help, concern, addition])
export type PhoneAct = z.output<typeof phoneAct>
export type WatchAct = z.output<(typeof watchActs)[number]>

/**
 * What comes together after a while without signal. `sentAt` is the phone's clock as it sends: a wrong one is seen by it. Left out
 * where the sender cannot know, as in a copy kept and sent later: then the phone's own reckoning of our clock counts.
 */
export const phoneActs = z.object({ sentAt: moment.optional(), acts: z.array(z.unknown()).max(500) })

/** The fields beside a photograph. */
export const phonePhoto = z.object({ ...ofVisit, sentAt: moment, shows: z.enum(photoShows) })
