/** What the umpire of a dispatch day says, as far as the engine listens. Minutes are whole, after midnight. */
export type UmpireOperative = {
  readonly id: string
  readonly lat: number
  readonly lon: number
  readonly shiftStart: number
  readonly shiftEnd: number
  readonly breakFrom: number
  readonly breakMin: number
  readonly trades: readonly string[]
  readonly sex: 'f' | 'm'
  readonly languages: readonly string[]
  readonly topics: readonly string[]
}
export type UmpireVisit = {
  readonly id: string
  readonly lat: number
  readonly lon: number
  readonly trade: string
  readonly open: number
  readonly close: number
  readonly expectedMin: number
  readonly cv: number
  readonly emergency: boolean
  readonly makeSafe24: boolean
  readonly womanOnly: boolean
  readonly topics: readonly string[]
  readonly named: string | null
  readonly language: string | null
}
/** Expected minutes = meanFactor × (fixedMin + 60 km ÷ kmh), with km = crow km × circuity and kmh = baseKmh + gainKmh × (1 − e^(−km ÷ scaleKm)). */
export type TravelModel = {
  readonly circuity: number
  readonly baseKmh: number
  readonly gainKmh: number
  readonly scaleKm: number
  readonly fixedMin: number
  readonly meanFactor: number
  /** Deviation ÷ mean of a trip, and of the factor that all trips of a day share. */
  readonly cv: number
  readonly dayCv: number
}
export type UmpireDay = {
  readonly travel: TravelModel
  readonly duration: { readonly cv: number; readonly overrunP: number; readonly overrunFactor: number }
  readonly noAccess: { readonly p: number; readonly minutes: number }
  readonly emergencyPerHour: number
  readonly emergencyHours: readonly [number, number]
  readonly operatives: readonly UmpireOperative[]
  readonly visits: readonly UmpireVisit[]
}
export type UmpireEvent =
  | { readonly type: 'operative_free'; readonly operative: string; readonly lat: number; readonly lon: number }
  | { readonly type: 'break_started'; readonly operative: string; readonly until: number; readonly lat: number; readonly lon: number }
  | { readonly type: 'arrived' | 'operative_off' | 'operative_ill'; readonly operative: string }
  | { readonly type: 'visit_reported'; readonly visit: UmpireVisit }
  | { readonly type: 'visit_cancelled' | 'visit_released'; readonly visit: string }
  | { readonly type: 'visit_done' | 'timer' }
export type Answer = { readonly dispatch: readonly { readonly operative: string; readonly visit: string }[]; readonly wakeAt?: number }
