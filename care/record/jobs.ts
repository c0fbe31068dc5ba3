import { createHmac } from 'node:crypto'
import { appendFile, readFile } from 'node:fs/promises'
import type { World } from '../../platform/world.ts'
import { beforeTheFirst, sealedText } from './rules.ts'
import { addSeal, contractorsWithUnsealed, holdChain, lastSeal, takeUnsealed } from './store.ts'

const mostInASeal = 2000

export type Head = { contractorId: string; position: number; seal: string }

/**
 * R1 Seals what is not yet sealed, contractor by contractor, and returns the new heads. Run every half second by the worker;
 * the order inside a seal is the order of the ids. Two sealers at once do no harm: the chain is held while one works.
 */
export const sealRecord = async (world: World): Promise<Head[]> => {
  const heads: Head[] = []
  for (const contractorId of await world.db.engine(contractorsWithUnsealed)) {
    const head = await world.db.engine(async (tx) => {
      await holdChain(tx, contractorId)
      const events = await takeUnsealed(tx, contractorId, mostInASeal)
      if (events.length === 0) return null
      const last = await lastSeal(tx, contractorId)
      const previous = last?.seal ?? Buffer.from(beforeTheFirst)
      const position = (last?.position ?? 0) + 1
      const key = world.keys.current('record')
      const seal = createHmac('sha256', key.bytes)
        .update(sealedText(previous, position, events))
        .digest()
      await addSeal(tx, { contractorId, position, eventIds: events.map((e) => e.id), keyVersion: key.version, previous, seal })
      return { contractorId, position, seal: seal.toString('hex') }
    })
    if (head) heads.push(head)
  }
  return heads
}

/** The heads are anchored outside the database: appended to a file, so that a chain cut short is noticed. */
export const anchorHeads = async (file: string, heads: readonly Head[]): Promise<void> => {
  if (heads.length > 0) await appendFile(file, heads.map((h) => `${h.contractorId} ${h.position} ${h.seal}\n`).join(''), { mode: 0o600 })
}

/** The anchors of a file, newest last; none when there is no file yet. */
export const readAnchors = async (file: string): Promise<Head[]> => {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? '' : Promise.reject(error)))
  return text
    .split('\n')
    .map((line) => line.split(' '))
    .filter((parts) => parts.length === 3)
    .map(([contractorId, position, seal]) => ({ contractorId: contractorId!, position: Number(position), seal: seal! }))
}
