/** The whole list of needs, one row each: told once, acted on everywhere (H1). */
import type { NeedRow } from './need-row.ts'
import { needsAtTheDoor } from './needs-at-the-door.ts'
import { needsBodyAndEquipment } from './needs-body-and-equipment.ts'
import { needsLifeAtHome } from './needs-life-at-home.ts'
import { needsUnderstanding } from './needs-understanding.ts'
import { needsWhoComes } from './needs-who-comes.ts'

const table = { ...needsAtTheDoor, ...needsWhoComes, ...needsUnderstanding, ...needsBodyAndEquipment, ...needsLifeAtHome }

export type NeedCode = keyof typeof table
export const needCodes = Object.keys(table) as NeedCode[]
export const needTable: Readonly<Record<NeedCode, NeedRow>> = table
