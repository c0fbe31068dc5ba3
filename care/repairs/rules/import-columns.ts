/** Which column of a landlord's file says what. Names are compared without case, spaces and signs. */

export const importColumns = [
  'reference',
  'uprn',
  'address',
  'address2',
  'town',
  'postcode',
  'description',
  'room',
  'trade',
  'priority',
  'reported',
  'tenant',
  'telephone',
  'language',
  'minutes',
  'hotWork',
] as const
export type ImportColumn = (typeof importColumns)[number]

/** The first name is the one we print. */
// prettier-ignore
export const columnNames: Readonly<Record<ImportColumn, readonly string[]>> = {
  reference: ['Landlord ref', 'Reference', 'Ref', 'Order ref', 'Order reference', 'Order number', 'Order no', 'Order', 'Job number', 'Job no', 'Job ref', 'Work order', 'Work order reference', 'Work order number', 'WO', 'WO number', 'Landlord reference'],
  uprn: ['UPRN', 'Property reference number'],
  address: ['Address', 'Address line 1', 'Address 1', 'Line 1', 'Property address', 'Site address', 'Street address', 'Street'],
  address2: ['Address line 2', 'Address 2', 'Line 2'],
  town: ['Town', 'City', 'Post town', 'Town or city'],
  postcode: ['Postcode', 'Post code', 'Postal code', 'Property postcode'],
  description: ['Description', 'Description of work', 'Work description', 'Job description', 'Details', 'Repair', 'Repair description', 'Fault', 'Problem', 'Work'],
  room: ['Room', 'Location', 'Location of repair'],
  trade: ['Trade', 'Trade code', 'Skill'],
  priority: ['Priority', 'Priority code', 'Urgency'],
  reported: ['Reported date', 'Reported', 'Date reported', 'Reported on', 'Reported at', 'Date raised', 'Raised', 'Raised on', 'Raised date', 'Created', 'Date created'],
  tenant: ['Tenant name', 'Tenant', 'Resident', 'Resident name', 'Customer', 'Customer name', 'Contact name', 'Contact', 'Name', 'Occupier'],
  telephone: ['Phone', 'Telephone', 'Tel', 'Mobile', 'Phone number', 'Telephone number', 'Mobile number', 'Contact number', 'Tenant phone', 'Contact phone'],
  language: ['Language', 'First language', 'Preferred language'],
  minutes: ['Minutes', 'Estimated minutes', 'Duration', 'Duration minutes'],
  hotWork: ['Hot work'],
}

const bare = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '')
const byName = new Map(importColumns.flatMap((column) => columnNames[column].map((name) => [bare(name), column] as const)))

export type ColumnsFound = {
  readonly at: ReadonlyMap<ImportColumn, number>
  readonly unknown: readonly string[]
  readonly missing: readonly string[]
}

const needed: readonly ImportColumn[] = ['reference', 'description', 'trade', 'priority']

/** Where each column stands, which we do not know, and which are missing (an address may be its UPRN alone). */
export const columnsOf = (header: readonly string[]): ColumnsFound => {
  const at = new Map<ImportColumn, number>()
  const unknown: string[] = []
  header.forEach((name, index) => {
    const column = byName.get(bare(name))
    if (column && !at.has(column)) at.set(column, index)
    else if (name.trim() !== '') unknown.push(name)
  })
  const placed = at.has('uprn') || (at.has('address') && at.has('postcode'))
  const missing = [
    ...needed.filter((column) => !at.has(column)).map((column) => columnNames[column][0]!),
    ...(placed ? [] : ['UPRN, or Address and Postcode']),
  ]
  return { at, unknown, missing }
}
