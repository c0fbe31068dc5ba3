import { spawnSync } from 'node:child_process'
import { Trouble } from '../trouble.ts'

/**
 * How to run PostgreSQL, which refuses root. `wrap` puts what is needed before a command line; `owner` is the user id
 * that must own the data folder, as this process sees it.
 */
export type Unprivileged = {
  readonly owner: number | null
  readonly wrap: (command: readonly string[]) => string[]
  /** As `wrap`, and the command gets SIGINT (PostgreSQL's fast shutdown) when the process that started it dies. */
  readonly wrapUntilWeDie: (command: readonly string[]) => string[]
}

const nobody = 65534
const asAnotherUser = ['unshare', '--user', '--map-user=1000', '--map-group=1000', '--']
const asNobody = ['setpriv', `--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups']
/** Reaching a clone under a closed home folder (`/root`) needs this one right of root's, and no other. */
const whoMayPassFolders = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override']
const untilWeDie = ['--pdeathsig=INT']

/**
 * Ordinary users need nothing. Root gets a user namespace, or where those are refused (many containers) the user
 * `nobody`. Throws Trouble where neither is allowed. `program` must be runnable, `folder` be within reach.
 */
export function unprivileged(program: string, folder: string): Unprivileged {
  const trial = ['sh', '-c', 'cd "$1" && "$0" --version', program, folder]
  const answers = (command: readonly string[]) => spawnSync(command[0]!, [...command.slice(1), ...trial]).status === 0
  if (process.getuid?.() !== 0) return answers(['setpriv', ...untilWeDie, '--']) ? plain(['setpriv', ...untilWeDie, '--']) : plain([])
  if (answers(asAnotherUser)) return through(0, asAnotherUser, [...asAnotherUser, 'setpriv', ...untilWeDie, '--'])
  for (const setpriv of [asNobody, [...asNobody, ...whoMayPassFolders]])
    if (answers([...setpriv, '--'])) return through(nobody, [...setpriv, '--'], [...setpriv, ...untilWeDie, '--'])
  throw new Trouble(
    'PostgreSQL refuses to run as root, and this machine lets root neither make a user namespace (unshare) nor change user (setpriv).',
    'Start Doorstep as an ordinary user, or set DATABASE_URL to a PostgreSQL 15 or newer.',
  )
}

const plain = (dying: string[]): Unprivileged => ({ owner: null, wrap: (c) => [...c], wrapUntilWeDie: (c) => [...dying, ...c] })

const through = (owner: number, before: readonly string[], dying: readonly string[]): Unprivileged => ({
  owner,
  wrap: (c) => [...before, ...c],
  wrapUntilWeDie: (c) => [...dying, ...c],
})
