import { createHmac } from 'node:crypto'
import type { DoorTx } from '../../platform/postgres/tx.ts'
import type { World } from '../../platform/world.ts'
import type { Head } from './jobs.ts'
import { beforeTheFirst, canonical, sealedText } from './rules.ts'
import { contractors, countUnsealed, eventOutsideTheChain, eventsOfSeal, sealsOf } from './store.ts'

type Event = Awaited<ReturnType<typeof eventsOfSeal>>[number]
type Seal = Awaited<ReturnType<typeof sealsOf>>[number]
export type Verdict = { contractorId: string; name: string; seals: number; events: number; unsealed: number; brokenAt: string | null }

/**
 * Walks every contractor's chain from its first seal and names the first broken link: an event changed, taken out or put in,
 * a seal changed or missing, or a chain that ends before its last anchor. Reads as the auditor.
 */
export const verifyRecord = async (world: World, anchors: readonly Head[]): Promise<Verdict[]> => {
  const all = await world.db.auditor(contractors)
  const verdicts: Verdict[] = []
  for (const one of all)
    verdicts.push(
      await world.db.auditor((tx) =>
        verifyOne(
          tx,
          world,
          one,
          anchors.filter((a) => a.contractorId === one.contractorId),
        ),
      ),
    )
  return verdicts
}

const verifyOne = async (
  tx: DoorTx,
  world: World,
  { contractorId, name }: { contractorId: string; name: string },
  anchors: readonly Head[],
): Promise<Verdict> => {
  const anchored = new Map(anchors.map((a) => [a.position, a.seal]))
  const verdict: Verdict = { contractorId, name, seals: 0, events: 0, unsealed: await countUnsealed(tx, contractorId), brokenAt: null }
  let previous: Buffer = Buffer.from(beforeTheFirst)
  for (;;) {
    const seals = await sealsOf(tx, contractorId, verdict.seals, 500)
    if (seals.length === 0) break
    for (const seal of seals) {
      const events = await eventsOfSeal(tx, contractorId, seal.eventIds)
      const broken =
        seal.position !== verdict.seals + 1
          ? `seal ${verdict.seals + 1} is missing`
          : brokenLink(world, seal, events, previous, anchored.get(seal.position))
      if (broken) return { ...verdict, brokenAt: broken }
      verdict.seals = seal.position
      verdict.events += events.length
      previous = seal.seal
    }
  }
  const lastAnchor = Math.max(0, ...anchored.keys())
  if (lastAnchor > verdict.seals)
    verdict.brokenAt = `the chain ends at seal ${verdict.seals}, but seal ${lastAnchor} was anchored: the end was cut off`
  const stray = verdict.brokenAt ? null : await eventOutsideTheChain(tx, contractorId)
  if (stray) verdict.brokenAt = `event ${stray} stands outside the chain: it was put in past the record`
  return verdict
}

const brokenLink = (world: World, seal: Seal, events: readonly Event[], previous: Buffer, anchor: string | undefined): string | null => {
  const changed = events.find((e) => !digestOf(world, e).equals(e.digest))
  if (changed)
    return `event ${changed.id} (${changed.verb}, ${changed.at.toString()}) in seal ${seal.position} was changed after it was written`
  const gone = seal.eventIds.find((id) => !events.some((e) => e.id === id))
  if (gone) return `event ${gone} in seal ${seal.position} was taken out`
  if (!seal.previous.equals(previous)) return `seal ${seal.position} does not follow the seal before it`
  const expected = createHmac('sha256', world.keys.version('record', seal.keyVersion).bytes)
    .update(sealedText(previous, seal.position, events))
    .digest()
  if (!expected.equals(seal.seal)) return `seal ${seal.position} does not fit its events`
  if (anchor !== undefined && anchor !== seal.seal.toString('hex'))
    return `seal ${seal.position} is not the one that was anchored: the chain was made anew`
  return null
}

const digestOf = (world: World, e: Event): Buffer =>
  createHmac('sha256', world.keys.version('record', e.keyVersion).bytes)
    .update(canonical({ ...e, at: e.at.toString() }))
    .digest()
