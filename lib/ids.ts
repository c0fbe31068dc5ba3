/** Every id speaks: `op_…` is an operative, `vis_…` a visit. One list, so that no prefix is used twice. */
export const idPrefixes = {
  contractor: 'con',
  landlord: 'll',
  landlordPerson: 'llp',
  staff: 'st',
  session: 'ses',
  device: 'dev',
  apiKey: 'key',
  link: 'lnk',
  event: 'ev',
  seal: 'seal',
  timer: 'tm',
  card: 'card',
  message: 'msg',
  inbound: 'in',
  premises: 'pr',
  household: 'hh',
  person: 'per',
  need: 'need',
  marker: 'mk',
  operative: 'op',
  shift: 'sh',
  certificate: 'cert',
  order: 'ord',
  appointment: 'apt',
  booking: 'bk',
  offer: 'off',
  override: 'ovr',
  steer: 'str',
  visit: 'vis',
  step: 'step',
  consent: 'cns',
  photo: 'ph',
  followOn: 'fo',
  word: 'wrd',
  welfareCheck: 'wc',
  watch: 'wat',
  homeSafe: 'hs',
  alarm: 'al',
  ring: 'ring',
  ladder: 'ldr',
  rung: 'rung',
  standDown: 'sd',
  alarmNote: 'an',
  drill: 'dr',
  branch: 'br',
  arcCentre: 'arc',
  arcHandoff: 'ho',
  auditorAnswer: 'aa',
  concern: 'cn',
  addition: 'add',
  act: 'act',
  attempt: 'att',
  pushSubscription: 'psh',
} as const

export type IdKind = keyof typeof idPrefixes
declare const brand: unique symbol
/** A branded text id: passing a `VisitId` where an `OperativeId` belongs does not compile. */
export type Id<K extends IdKind> = string & { readonly [brand]: K }

export type ContractorId = Id<'contractor'>
export type LandlordId = Id<'landlord'>
export type StaffId = Id<'staff'>
export type PremisesId = Id<'premises'>
export type HouseholdId = Id<'household'>
export type PersonId = Id<'person'>
export type OperativeId = Id<'operative'>
export type OrderId = Id<'order'>
export type AppointmentId = Id<'appointment'>
export type BookingId = Id<'booking'>
export type VisitId = Id<'visit'>
export type WatchId = Id<'watch'>
export type AlarmId = Id<'alarm'>
export type LadderId = Id<'ladder'>
export type DrillId = Id<'drill'>
export type BranchId = Id<'branch'>
export type ConcernId = Id<'concern'>
export type MessageId = Id<'message'>
export type MarkerId = Id<'marker'>
export type NeedId = Id<'need'>

/** Reads an id from outside (a path, a form, a phone). Null when it is not an id of that kind. */
export const parseId = <K extends IdKind>(kind: K, text: unknown): Id<K> | null =>
  typeof text === 'string' && new RegExp(`^${idPrefixes[kind]}_[0-9A-Za-z]{4,40}$`).test(text) ? (text as Id<K>) : null

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A new id: prefix, 10 characters of time (so that ids sort by birth), 16 of chance. `millis` since 1970; `random` in [0, 1). */
export const makeId = <K extends IdKind>(kind: K, millis: number, random: () => number): Id<K> => {
  let time = ''
  for (let left = millis, at = 0; at < 10; at++, left = Math.floor(left / 32)) time = alphabet[left % 32] + time
  let chance = ''
  for (let at = 0; at < 16; at++) chance += alphabet[Math.floor(random() * 32)]
  return `${idPrefixes[kind]}_${time}${chance}` as Id<K>
}
