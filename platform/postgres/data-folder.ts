import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Trouble } from '../trouble.ts'
import type { Binaries } from './binaries.ts'
import type { Unprivileged } from './unprivileged.ts'

/** Where an embedded PostgreSQL keeps what is its own: the data, the superuser's password (mode 0600) and the log. */
export type Home = { readonly folder: string; readonly data: string; readonly password: string; readonly log: string }

export const homeIn = (folder: string): Home => ({
  folder,
  data: join(folder, 'data'),
  password: join(folder, 'password'),
  log: join(folder, 'log'),
})

export const superuser = 'postgres'

/** How PostgreSQL says that the disk is full. */
export const noSpace = /No space left on device|Check free disk space/

/**
 * Makes the data folder when there is none, else checks that this PostgreSQL can use it. A folder is made under
 * another name and renamed when whole, so a death half-way leaves nothing odd. Throws Trouble.
 */
export function prepare(home: Home, binaries: Binaries, as: Unprivileged): void {
  mkdirSync(home.folder, { recursive: true, mode: 0o700 })
  if (!existsSync(home.data)) create(home, binaries, as)
  else checkVersion(home, binaries)
  if (as.owner !== null && lstatSync(home.data).uid !== as.owner) give(home.folder, as.owner)
}

function create(home: Home, binaries: Binaries, as: Unprivileged): void {
  const unfinished = `${home.data}.unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  writeFileSync(home.password, randomBytes(24).toString('base64url'), { mode: 0o600 })
  if (as.owner !== null) give(home.folder, as.owner)
  const locale = binaries.major >= 17 ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : ['--locale-provider=libc']
  const [program, ...words] = as.wrap([
    ...[binaries.initdb, '-D', unfinished, '-U', superuser, '-A', 'scram-sha-256', `--pwfile=${home.password}`],
    ...['-E', 'UTF8', '--locale=C.UTF-8', '-N', ...locale],
  ])
  const made = spawnSync(program!, words, { encoding: 'utf8' })
  if (made.status !== 0) {
    const why = noSpace.test(made.stderr) ? 'The disk is full.' : lastLines(made.stderr || String(made.error), 6)
    rmSync(unfinished, { recursive: true, force: true })
    throw new Trouble(
      `A new database could not be made in ${home.folder}: ${why}`,
      'Free some space or set DOORSTEP_DATA_DIR to another folder, then start again.',
    )
  }
  renameSync(unfinished, home.data)
}

function checkVersion(home: Home, binaries: Binaries): void {
  const file = join(home.data, 'PG_VERSION')
  const found = existsSync(file) ? readFileSync(file, 'utf8').trim() : ''
  if (found === String(binaries.major)) return
  if (/^\d+$/.test(found))
    throw new Trouble(
      `The data folder ${home.data} was made by PostgreSQL ${found}, and this Doorstep brings PostgreSQL ${binaries.major}.`,
      `Start the Doorstep that made it and take a backup, or run PostgreSQL ${found} yourself and set DATABASE_URL.`,
    )
  throw new Trouble(
    `The data folder ${home.data} is damaged: its PG_VERSION ${found ? `says “${found.slice(0, 20)}”` : 'is missing'}.`,
    'Put a backup of the folder back, or move it aside to begin with an empty database.',
  )
}

/** Gives a folder and all in it to a user. Only root comes here. */
function give(path: string, owner: number): void {
  chownSync(path, owner, owner)
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    if (entry.isDirectory()) give(join(path, entry.name), owner)
    else if (entry.isFile()) chownSync(join(path, entry.name), owner, owner)
  }
}

export const lastLines = (text: string, count: number): string => text.trimEnd().split('\n').slice(-count).join('\n')
