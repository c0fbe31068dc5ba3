import { readFile } from 'node:fs/promises'
import { findLandlord } from '../../care/landlords/actions.ts'
import { importOrders } from '../../care/repairs/actions.ts'
import { loadGeography } from '../../platform/maps/geography.ts'
import { Trouble } from '../../platform/trouble.ts'
import { forContractor } from './contractor.ts'
import type { Asked } from './asked.ts'

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`

/** A landlord's file of orders. Exit status 1 when a row was bad, so that a nightly job notices. */
export const importFile = (asked: Asked): Promise<number> =>
  forContractor(asked, async (world, who) => {
    const [file] = asked.positionals
    const name = asked.values['landlord']
    if (!file || typeof name !== 'string')
      throw new Trouble('Say which file, and whose it is.', 'doorstep import orders.csv --landlord "Forth and Pentland Homes"')
    const text = await readFile(file, 'utf8').catch(() => {
      throw new Trouble(`The file ${file} cannot be read.`, 'Check the path and try again.')
    })
    const { placeOfPostcode } = loadGeography()
    const outcome = await world.db.act(who, async (tx) => {
      const landlord = await findLandlord(tx, name)
      return landlord.ok ? importOrders(tx, landlord.value.id, text, placeOfPostcode) : landlord
    })
    if (!outcome.ok) {
      const said =
        outcome.kind === 'invalid' ? outcome.faults.map((one) => one.sentence) : outcome.reasons.map((one) => `${one.sentence} ${one.next}`)
      throw new Trouble('Nothing was imported.', said.join(' '))
    }
    const { added, already, bad, remarks, unknownColumns } = outcome.value
    asked.print(
      `${count(added, 'order', 'orders')} added, ${count(already, 'was', 'were')} here already, ${count(bad.length, 'row', 'rows')} could not be taken.`,
    )
    for (const { line, sentence } of bad) asked.print(`  line ${line}: ${sentence}`)
    if (remarks.length > 0) asked.print('Taken, and worth a look:')
    for (const { line, sentence } of remarks) asked.print(`  line ${line}: ${sentence}`)
    if (unknownColumns.length > 0) asked.print(`Columns that were not read: ${unknownColumns.join(', ')}.`)
    return bad.length > 0 ? 1 : 0
  })
