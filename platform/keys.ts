import { createHash, hkdfSync, randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { Trouble, codeOf } from './trouble.ts'

/**
 * Two rings of secrets: safeguarding has its own, so that concerns stay closed to whoever holds the other. Within a
 * ring every purpose gets keys of its own, derived, so that one can be given away without the rest.
 */
const ringOf = {
  record: 'main',
  photos: 'main',
  arc: 'main',
  'database-roles': 'main',
  push: 'main',
  safeguarding: 'safeguarding',
} as const
export type Purpose = keyof typeof ringOf
export type Ring = (typeof ringOf)[Purpose]

/** 32 bytes; `version` is stored beside whatever they sealed, so that older things open after a rotation. */
export type Key = { readonly version: number; readonly bytes: Buffer }
export type Keys = {
  /** The newest key: what is sealed from now on is sealed with it. */
  current(purpose: Purpose): Key
  /** An older one, to open or check what it sealed. Throws RangeError when the file holds no such version. */
  version(purpose: Purpose, version: number): Key
  /** A database role's password, hex. */
  passwordOf(role: string): string
}

const secret = z.object({
  version: z.int().positive(),
  secret: z.base64url().refine((text) => Buffer.from(text, 'base64url').length === 32),
})
const keyFile = z.object({ about: z.string(), main: z.array(secret).min(1), safeguarding: z.array(secret).min(1) })
type KeyFile = z.infer<typeof keyFile>

const about = 'The keys of one Doorstep. Whoever has them and the database can read everything: back them up, and keep them apart.'
const newSecret = (version: number) => ({ version, secret: randomBytes(32).toString('base64url') })

/**
 * Reads the key file. Makes it (mode 0600) when it is missing and `mayMake`: a database that was sealed with lost keys
 * must not get new ones. Throws Trouble in words.
 */
export function openKeys(file: string, mayMake: boolean): Keys {
  if (!existsSync(file)) {
    if (!mayMake)
      throw new Trouble(
        `The key file ${file} is missing, and this database was sealed with it.`,
        'Put its backup there (mode 600), or say where it lies with DOORSTEP_KEY_FILE.',
      )
    make(file, { about, main: [newSecret(1)], safeguarding: [newSecret(1)] })
  }
  return keysFrom(read(file))
}

/** Adds a newer secret to a ring. What was sealed before stays readable. */
export function rotateKeys(file: string, ring: Ring): void {
  const held = read(file)
  const newest = Math.max(...held[ring].map((one) => one.version))
  replace(file, { ...held, [ring]: [...held[ring], newSecret(newest + 1)] })
}

/** Keys that live as long as the process: for tests and throw-away databases. `seed` makes them the same every time. */
export const keysFromSeed = (seed: string): Keys => {
  const fixed = (ring: string) => [{ version: 1, secret: createHash('sha256').update(`${seed}/${ring}`).digest('base64url') }]
  return keysFrom({ about, main: fixed('main'), safeguarding: fixed('safeguarding') })
}

function keysFrom(file: KeyFile): Keys {
  const version: Keys['version'] = (purpose, wanted) => {
    const held = file[ringOf[purpose]].find((one) => one.version === wanted)
    if (!held) throw new RangeError(`There is no version ${wanted} of the key for ${purpose}.`)
    const bytes = hkdfSync('sha256', Buffer.from(held.secret, 'base64url'), '', `doorstep/${purpose}/${wanted}`, 32)
    return { version: wanted, bytes: Buffer.from(bytes) }
  }
  const current: Keys['current'] = (purpose) => version(purpose, Math.max(...file[ringOf[purpose]].map((one) => one.version)))
  const passwordOf: Keys['passwordOf'] = (role) =>
    Buffer.from(hkdfSync('sha256', current('database-roles').bytes, '', role, 24)).toString('hex')
  return { current, version, passwordOf }
}

function read(file: string): KeyFile {
  const mode = statSync(file).mode & 0o777
  if (mode & 0o077 && process.platform !== 'win32')
    throw new Trouble(`The key file ${file} can be read by others (mode ${mode.toString(8)}).`, `Close it: chmod 600 ${file}`)
  try {
    return keyFile.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    if (codeOf(error) === 'EACCES')
      throw new Trouble(`The key file ${file} belongs to another user.`, 'Start Doorstep as the user who owns it.')
    throw new Trouble(`The key file ${file} cannot be understood.`, 'Put its backup back; a database cannot be opened with other keys.')
  }
}

/** Two first starts at the same moment end with one file: whoever links first wins. */
function make(file: string, keys: KeyFile): void {
  mkdirSync(dirname(file), { recursive: true })
  const draft = write(file, keys)
  try {
    linkSync(draft, file)
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
  } finally {
    rmSync(draft)
  }
}

const replace = (file: string, keys: KeyFile): void => renameSync(write(file, keys), file)

function write(file: string, keys: KeyFile): string {
  const draft = `${file}.${randomBytes(4).toString('hex')}`
  const open = openSync(draft, 'wx', 0o600)
  writeSync(open, `${JSON.stringify(keys, null, 2)}\n`)
  fsyncSync(open)
  closeSync(open)
  return draft
}
