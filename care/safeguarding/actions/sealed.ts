import type { Tx } from '../../../platform/postgres/tx.ts'
import { seal, unseal } from '../../../platform/seal.ts'

/** S4 The words go into the database sealed with safeguarding's own key; `about` is the id of their row. */
export const sealWords = (tx: Tx, words: string, about: string): { keyVersion: number; sealedWords: Buffer } => {
  const key = tx.world.keys.current('safeguarding')
  return { keyVersion: key.version, sealedWords: seal(key, Buffer.from(words, 'utf8'), about) }
}

/** Throws when the words were changed, or moved from another row. */
export const openWords = (tx: Tx, row: { id: string; keyVersion: number; sealedWords: Buffer }): string =>
  unseal(tx.world.keys.version('safeguarding', row.keyVersion), row.sealedWords, row.id).toString('utf8')
