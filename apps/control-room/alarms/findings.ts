/** What every page of a desk says above its words: what the auditor found, and whether a drill rings this person's screen. */
import { findingsNow, myDrillRings } from '../../../care/alarms/actions.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { toTheSecond } from '../say.ts'

/** The auditor itself silent is a finding too: then nobody guards the engine. */
export const auditorShown = async (tx: Tx) => {
  const { findings, isAwake, lookedAt, answered } = await findingsNow(tx)
  const asleep = lookedAt ? `The auditor has not looked since ${toTheSecond(lookedAt)}.` : 'The auditor has never looked.'
  return {
    findings: findings.map((one) => ({ key: one.id, words: `${toTheSecond(one.foundAt)} ${one.words}` })),
    asleep: isAwake ? null : `${asleep} Alarms ring, and nobody checks that they do. Tell whoever runs this server.`,
    hasIt: answered?.name ?? null,
  }
}
export type AuditorShown = Awaited<ReturnType<typeof auditorShown>>

export const drillRings = async (tx: Tx): Promise<boolean> => (await myDrillRings(tx)).length > 0
