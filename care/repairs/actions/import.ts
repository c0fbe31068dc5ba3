import type { HouseholdId, LandlordId, PremisesId } from '../../../lib/ids.ts'
import type { Place } from '../../../lib/place.ts'
import { done, invalid } from '../../../lib/refusal.ts'
import type { Outcome, Refused, Invalid } from '../../../lib/refusal.ts'
import { readCsv } from '../../../platform/csv.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { addHousehold, householdsAt } from '../../households/actions.ts'
import { householdName } from '../../households/rules.ts'
import type { Household } from '../../households/rules.ts'
import { prioritiesOf } from '../../landlords/actions.ts'
import { addPremises, findPremises } from '../../premises/actions.ts'
import { recordEvent } from '../../record/actions.ts'
import { columnsOf, readRow } from '../rules.ts'
import type { ImportedRow } from '../rules.ts'
import { refsHere } from '../store.ts'
import { takeOrder } from './orders.ts'

/** A line of the file (the header is line 1) and what to do about it. */
export type LineSaid = { readonly line: number; readonly sentence: string }
export type Imported = {
  readonly added: number
  /** Here before: nothing was changed. */
  readonly already: number
  /** Kept out, with the reason. */
  readonly bad: readonly LineSaid[]
  /** Taken, and somebody should look. */
  readonly remarks: readonly LineSaid[]
  /** Columns that we did not read. */
  readonly unknownColumns: readonly string[]
}

/** Where a postcode is; null when nobody has told us. */
export type PlaceOfPostcode = (postcode: string) => Place | null

/**
 * Takes a landlord's file of orders: bad rows are said by line and reason, good ones go in, and running it again doubles nothing.
 * Refused as a whole only when a column is missing without which no row can be understood.
 */
export const importOrders = async (
  tx: Tx,
  landlordId: LandlordId,
  csvText: string,
  placeOfPostcode: PlaceOfPostcode,
): Promise<Outcome<Imported>> => {
  const { header, rows, damaged } = readCsv(csvText)
  const { at, unknown, missing } = columnsOf(header)
  if (missing.length > 0)
    return invalid(
      ...missing.map((name) => ({ field: name, sentence: `The file has no column “${name}”. Its first line must name the columns.` })),
    )
  const priorities = await prioritiesOf(tx, landlordId)
  const read = rows.map(({ line, cells }) => ({ line, ...readRow((column) => cells[at.get(column) ?? -1] ?? '', priorities, tx.now) }))
  const good = read.flatMap(({ line, row, remarks }) => (row ? [{ line, row, remarks }] : []))
  const here = await refsHere(
    tx,
    landlordId,
    good.map(({ row }) => row.landlordRef),
  )
  const said = {
    bad: [...damaged, ...read.flatMap(({ line, faults }) => onLine(line, faults))],
    remarks: good.flatMap(({ line, remarks }) => onLine(line, remarks)),
  }
  let added = 0
  let already = 0
  for (const { line, row } of good) {
    const taken = here.has(row.landlordRef) ? done({ isNew: false, remarks: [] }) : await takeRow(tx, landlordId, row, placeOfPostcode)
    if (!taken.ok) said.bad.push(...onLine(line, sentencesOf(taken)))
    else if (!taken.value.isNew) already++
    else {
      added++
      said.remarks.push(...onLine(line, taken.value.remarks))
    }
  }
  await recordEvent(tx, { verb: 'orders_imported', subject: ['landlord', landlordId], content: { added, already, bad: said.bad.length } })
  return done({ added, already, bad: said.bad.toSorted((a, b) => a.line - b.line), remarks: said.remarks, unknownColumns: unknown })
}

const onLine = (line: number, sentences: readonly string[]): LineSaid[] => sentences.map((sentence) => ({ line, sentence }))

const sentencesOf = (why: Refused | Invalid): string[] =>
  why.kind === 'refused' ? why.reasons.map((r) => `${r.sentence} ${r.next}`) : why.faults.map((f) => f.sentence)

const takeRow = async (
  tx: Tx,
  landlordId: LandlordId,
  row: ImportedRow,
  placeOfPostcode: PlaceOfPostcode,
): Promise<Outcome<{ isNew: boolean; remarks: string[] }>> => {
  const door = await doorOf(tx, landlordId, row, placeOfPostcode)
  if (!door.ok) return door
  const household = await householdThere(tx, landlordId, door.value.premisesId, row)
  if (!household.ok) return household
  const { landlordRef, description, room, trade, priorityCode, reportedAt, expectedMinutes, hotWork } = row
  const order = { landlordRef, description, room, trade, priorityCode, reportedAt, expectedMinutes, hotWork, source: 'import' as const }
  const taken = await takeOrder(tx, { ...order, premisesId: door.value.premisesId, householdId: household.value.householdId })
  const twice = !taken.ok && taken.kind === 'refused' && taken.reasons.some((r) => r.code === 'C1_ORDER_ALREADY_HERE')
  if (!taken.ok && !twice) return taken
  return done({ isNew: taken.ok, remarks: [...door.value.remarks, ...household.value.remarks] })
}

/** The address of the row, by UPRN or by its spelling, or a new one with its postcode's place. */
const doorOf = async (
  tx: Tx,
  landlordId: LandlordId,
  row: ImportedRow,
  placeOfPostcode: PlaceOfPostcode,
): Promise<Outcome<{ premisesId: PremisesId; remarks: string[] }>> => {
  const known = await findPremises(tx, row)
  if (known && known.landlordId !== landlordId)
    return invalid({
      field: 'address',
      sentence: `${known.line1}, ${known.postcode} belongs to another landlord here. Check the address or the UPRN with the landlord.`,
    })
  if (known) return done({ premisesId: known.id, remarks: [] })
  if (row.line1 === '' || row.postcode === '')
    return invalid({ field: 'uprn', sentence: `We do not know UPRN ${row.uprn}. Fill in its address and postcode.` })
  const place = placeOfPostcode(row.postcode)
  const added = await addPremises(tx, {
    landlordId,
    uprn: row.uprn,
    line1: row.line1,
    line2: row.line2,
    town: row.town ?? '',
    postcode: row.postcode,
    place,
  })
  if (!added.ok) return added
  return done({
    premisesId: added.value,
    remarks: place
      ? []
      : [`We do not know where ${row.postcode} is. The order is taken; put the address on the map before somebody is sent.`],
  })
}

const householdThere = async (
  tx: Tx,
  landlordId: LandlordId,
  premisesId: PremisesId,
  row: ImportedRow,
): Promise<Outcome<{ householdId: HouseholdId; remarks: string[] }>> => {
  const [living] = await householdsAt(tx, [premisesId])
  if (living) return done({ householdId: living.id, remarks: anotherName(living, row) })
  const people = row.tenant ? [{ ...row.tenant, isTenant: true, telephone: row.telephone }] : []
  const contact = row.telephone || row.language ? { contact: { telephone: row.telephone, language: row.language ?? 'en' } } : {}
  const added = await addHousehold(tx, { premisesId, landlordId, people, ...contact })
  return added.ok ? done({ householdId: added.value, remarks: [] }) : added
}

/** The file names somebody else than we know: nobody is replaced by a file, a person looks. */
const anotherName = ({ people }: Household, { tenant }: ImportedRow): string[] => {
  const surname = tenant?.name.split(' ').at(-1)?.toLowerCase()
  if (surname === undefined || people.length === 0 || people.some((one) => one.name.toLowerCase().includes(surname))) return []
  return [`The file names ${tenant?.name}; we know ${householdName(people)} at this address. The order is taken; ask who lives there now.`]
}
