import { createHash } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'

/** OWASP's floor for argon2id (2023): 19 MiB, 2 passes, 1 lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** A password or PIN as it is stored. */
export const hashSecret = (secret: string): Promise<string> => hash(secret, cost)
export const matchesSecret = (stored: string, secret: string): Promise<boolean> => verify(stored, secret)

/** Compared with when there is no such account, so that the answer takes as long. */
let nobody: Promise<string> | undefined
export const nobodysHash = (): Promise<string> => (nobody ??= hashSecret('nobody has this password'))

/** A random token as it is stored: its 256 bits cannot be guessed, so a plain digest is enough. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest()
