import { alarms } from './alarms.ts'
import { arc, arcOptions } from './arc.ts'
import type { Verb } from './asked.ts'
import { audit } from './audit.ts'
import { checkConfig } from './check-config.ts'
import { whichContractor } from './contractor.ts'
import { demoFacts } from './demo-facts.ts'
import { dispatch } from './dispatch.ts'
import { duty, dutyOptions } from './duty.ts'
import { importFile } from './import.ts'
import { migrateNow } from './migrate.ts'
import { promises, promisesOptions } from './promises.ts'
import { rotate } from './rotate-keys.ts'
import { simulate, simulateOptions } from './simulate.ts'
import { training } from './training.ts'
import { verify } from './verify-record.ts'

export const verbs: readonly Verb[] = [
  {
    name: 'import',
    usage: 'import FILE --landlord NAME',
    says: 'takes a landlord’s file of orders',
    options: { landlord: { type: 'string' }, ...whichContractor },
    run: importFile,
  },
  {
    name: 'dispatch',
    usage: 'dispatch --explain VISIT | --stdio',
    says: 'why somebody was sent; or speaks the umpire’s protocol',
    options: { explain: { type: 'string' }, stdio: { type: 'boolean' }, ...whichContractor },
    run: dispatch,
  },
  {
    name: 'alarms',
    usage: 'alarms --open',
    says: 'every alarm that is open now',
    options: { open: { type: 'boolean' }, ...whichContractor },
    run: alarms,
  },
  {
    name: 'training',
    usage: 'training --lapsing DAYS',
    says: 'what lapses soon, and what that stops',
    options: { lapsing: { type: 'string' }, ...whichContractor },
    run: training,
  },
  {
    name: 'simulate',
    usage: 'simulate --day DAY | --made-up | --booking',
    says: 'rehearses a day under what-ifs (--add 2 gas_engineer, --off-at 10:00 half, --windows 4h, --policy one-step …), or weeks of promising',
    options: { ...simulateOptions, ...whichContractor },
    run: simulate,
  },
  {
    name: 'promises',
    usage: 'promises | promises --level 97 --by NAME --why …',
    says: 'how sure a window must be before it is offered, of a hundred; sets it',
    options: promisesOptions,
    run: promises,
  },
  {
    name: 'demo-facts',
    usage: 'demo-facts',
    says: 'how to sign in to the demonstration, as JSON',
    options: whichContractor,
    run: demoFacts,
  },
  { name: 'verify-record', usage: 'verify-record', says: 'walks every record’s chain and names the first broken link', run: verify },
  { name: 'check-config', usage: 'check-config', says: 'prints the settings in use, secrets hidden', run: checkConfig },
  { name: 'migrate', usage: 'migrate', says: 'brings the database to today’s shape', run: migrateNow },
  { name: 'rotate-keys', usage: 'rotate-keys main|safeguarding', says: 'adds a newer key; what was sealed stays readable', run: rotate },
  {
    name: 'serve',
    usage: 'serve',
    says: 'answers people: the pages and the API',
    run: async () => {
      await import('../serve.ts')
      return 0
    },
  },
  {
    name: 'work',
    usage: 'work',
    says: 'does what is due because time passed',
    run: async () => {
      await import('../work.ts')
      return 0
    },
  },
  {
    name: 'arc',
    usage: 'arc --by NAME --name … --url … --telephone …',
    says: 'shows or sets the alarm receiving centre',
    options: arcOptions,
    run: arc,
  },
  {
    name: 'duty',
    usage: 'duty --who NAME --telephone … --on-call | --by NAME --word … --keys … --uneasy …',
    says: 'shows whom alarms can ring; sets who is on call, and the words for help',
    options: dutyOptions,
    run: duty,
  },
  { name: 'audit', usage: 'audit', says: 'looks for alarms that nobody rings, and shouts', run: audit },
]
