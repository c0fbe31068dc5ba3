/** The plan of the house, held to by reading the source: who may import whom, who writes which table, what is pure, how large things grow. */
import { dirname } from 'node:path'
import { describe, expect, test } from 'vitest'
import { codeOf, filesBelow, importsOf, isCode, isTest, textOf } from './harness/source.ts'
import type { Import } from './harness/source.ts'

/** Each may import only those above it. */
const duties = [
  'record',
  'messages',
  'landlords',
  'households',
  'premises',
  'workforce',
  'training',
  'alarms',
  'repairs',
  'dispatch',
  'booking',
  'visits',
  'safeguarding',
  'evidence',
]
/** Within a duty: each may import those before it, and its like. */
const kinds = ['rules', 'store', 'actions', 'jobs'] as const
type Kind = (typeof kinds)[number]
/** Names that are not the usual ones. The whole of `dispatch` is rules: pure over facts handed in. */
const otherNames: Record<string, Kind> = { words: 'rules', verify: 'jobs' }

type Place = { duty: string; kind: Kind }
const placeOf = (path: string): Place | null => {
  const [top, duty, name] = path.split('/')
  if (top !== 'care' || duty === undefined || name === undefined) return null
  const first = name.split('.')[0]!
  const kind = duty === 'dispatch' ? 'rules' : (kinds.find((one) => one === first) ?? otherNames[first])
  if (!kind) throw new Error(`${path}: no duty has a file of this name. Call it ${kinds.join(', ')} or words.`)
  return { duty, kind }
}

const everything = filesBelow('').filter((path) => isCode(path) && !isTest(path))
const care = everything.filter((path) => path.startsWith('care/'))
const pure = care.filter((path) => placeOf(path)?.kind === 'rules')
const allImports = everything.flatMap(importsOf)
const below = (folder: string) => allImports.filter(({ from }) => from.startsWith(folder))
const say = ({ from, to }: Import, why: string): string => `${from} imports ${to}: ${why}`
const breaches = (imports: readonly Import[], why: (one: Import) => string | null): string[] =>
  imports.flatMap((one) => {
    const said = why(one)
    return said === null ? [] : [say(one, said)]
  })

describe('who may import whom', () => {
  test('the reader of imports reads them', () => {
    expect(allImports.length).toBeGreaterThan(1000)
    expect(importsOf('care/visits/actions/apply.ts').map(({ to }) => to)).toContain('care/booking/rules/states.ts')
  })

  test('lib stands on nothing but itself', () => {
    expect(breaches(below('lib/'), ({ to }) => (to.startsWith('lib/') ? null : 'lib imports lib alone'))).toEqual([])
  })

  test('platform knows no duty and no app', () => {
    expect(
      breaches(below('platform/'), ({ to, isPackage }) =>
        isPackage || /^(lib|platform|db)\//.test(to) ? null : 'platform knows packages and lib',
      ),
    ).toEqual([])
  })

  test('a duty imports only those above it, and of them neither store nor jobs', () => {
    const why = ({ from, to }: Import): string | null => {
      const [mine, theirs] = [placeOf(from)!, placeOf(to)]
      if (theirs === null || mine.duty === theirs.duty) return null
      if (duties.indexOf(theirs.duty) > duties.indexOf(mine.duty)) return `${theirs.duty} stands below ${mine.duty}`
      return theirs.kind === 'store' || theirs.kind === 'jobs' ? `the ${theirs.kind} of a duty is its own affair` : null
    }
    expect(breaches(below('care/'), why)).toEqual([])
    expect(care.map((path) => placeOf(path)!.duty).filter((duty) => !duties.includes(duty))).toEqual([])
  })

  test('within a duty: rules, then store, then actions, then jobs; rules and stores never reach for actions elsewhere', () => {
    const why = ({ from, to, typeOnly }: Import): string | null => {
      const [mine, theirs] = [placeOf(from)!, placeOf(to)]
      if (theirs === null) return null
      if (mine.duty === theirs.duty)
        return kinds.indexOf(theirs.kind) > kinds.indexOf(mine.kind) ? `${mine.kind} stand below ${theirs.kind}` : null
      return theirs.kind === 'actions' && !typeOnly && kinds.indexOf(mine.kind) < kinds.indexOf('actions')
        ? `${mine.kind} call nobody’s actions`
        : null
    }
    expect(breaches(below('care/'), why)).toEqual([])
  })

  test('nobody imports an app; a duty imports lib, platform, duties and packages', () => {
    /** The demonstration dresses its people as the design draws them and loads into an opened world; the builder asks for whom to build. */
    const fromOutside = /^(apps|test|bench)\/|^db\/seed\/|^vite\.config\.ts$/
    const outside = allImports.filter(({ from, to }) => to.startsWith('apps/') && !fromOutside.test(from))
    expect(breaches(outside, () => 'apps are opened from outside, never imported')).toEqual([])
    expect(
      breaches(below('care/'), ({ to, isPackage }) => (isPackage || /^(lib|platform|care|db)\//.test(to) ? null : 'not for a duty')),
    ).toEqual([])
  })

  test('SQL is written in stores, not in actions', () => {
    const acting = care.filter((path) => ['actions', 'jobs'].includes(placeOf(path)!.kind))
    expect(breaches(acting.flatMap(importsOf), ({ to }) => (to === 'kysely' || to === 'pg' ? 'SQL belongs into the store' : null))).toEqual(
      [],
    )
  })

  test('the phone carries rules, words, lib and the design, and packages', () => {
    const phone = below('apps/phone/').filter(({ from }) => !from.endsWith('vite.config.ts'))
    const why = ({ to, isPackage, typeOnly }: Import): string | null => {
      const place = placeOf(to)
      if (isPackage) return to.startsWith('node:') ? 'a phone has no Node' : null
      if (place) return place.kind === 'rules' ? null : 'it would carry the server along'
      if (typeOnly && to.startsWith('apps/api/')) return null
      return /^(lib|apps\/phone|apps\/design)\//.test(to) ? null : 'not for the phone'
    }
    expect(breaches(phone, why)).toEqual([])
  })

  test('a face imports no other face', () => {
    const faces = ['control-room', 'phone', 'landlord', 'resident', 'exchange']
    const faceOf = (path: string) => faces.find((face) => path.startsWith(`apps/${face}/`))
    /** Times in words, which the landlord's face reads too. */
    const shared = new Set(['apps/control-room/say.ts'])
    const why = ({ from, to }: Import): string | null => {
      if (shared.has(to)) return null
      const [mine, theirs] = [faceOf(from), faceOf(to)]
      return mine && theirs && mine !== theirs ? 'faces share apps/design and nothing else' : null
    }
    expect(breaches(below('apps/'), why)).toEqual([])
  })

  test('A5 the auditor shares no code with what it watches: of ours it reads the settings and the keys', () => {
    const reached = new Set<string>()
    const reach = (path: string): void => {
      if (reached.has(path)) return
      reached.add(path)
      for (const { to, isPackage, typeOnly } of importsOf(path))
        if (isPackage && !typeOnly && !to.startsWith('node:')) reached.add(to)
        else if (!isPackage && !typeOnly) reach(to)
    }
    reach('apps/audit.ts')
    const foreign = [...reached].filter((path) => !path.startsWith('apps/audit'))
    expect(foreign.toSorted()).toEqual(['pg', 'platform/config.ts', 'platform/keys.ts', 'platform/trouble.ts', 'zod'])
  })

  test('S4 safeguarding is imported by no duty', () => {
    expect(
      breaches(below('care/'), ({ from, to }) =>
        to.startsWith('care/safeguarding/') && !from.startsWith('care/safeguarding/') ? 'a concern is nobody else’s to read' : null,
      ),
    ).toEqual([])
  })
})

describe('what is pure', () => {
  const impure =
    /\basync\b|\bawait\b|\bnew Date\b|\bDate\.now\b|\bMath\.random\b|\bTemporal\.Now\b|\bprocess\.|\bfetch\(|\bset(Timeout|Interval)\(/g
  test('rules and words: no package, no node:, nothing of platform, no clock, no dice, no async', () => {
    const why = ({ to, isPackage }: Import) => (isPackage || to.startsWith('platform/') ? 'rules and words are pure' : null)
    expect(breaches(pure.filter((path) => !path.includes('/umpire/')).flatMap(importsOf), why)).toEqual([])
    expect(pure.flatMap((path) => [...codeOf(path).matchAll(impure)].map(([found]) => `${path}: ${found}`))).toEqual([])
  })
  test('a duty has no clock and no dice of its own', () => {
    const ownClock = /\bnew Date\b|\bDate\.now\b|\bMath\.random\b|\bTemporal\.Now\b|\bset(Timeout|Interval)\(/g
    expect(care.flatMap((path) => [...codeOf(path).matchAll(ownClock)].map(([found]) => `${path}: ${found}`))).toEqual([])
  })
})

describe('who writes what', () => {
  const tables = [...textOf('db/types.ts').matchAll(/^ {2}(\w+): \w+;?$/gm)].map(([, name]) => name!)
  const snake = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  const writing =
    /\b(?:insertInto|updateTable|deleteFrom|mergeInto)\(\s*'(\w+)(?: as \w+)?'|\b(?:insert into|delete from) (\w+)|\bupdate (\w+) set\b/gi
  const ownerOf = (path: string): string =>
    path
      .split('/')
      .slice(0, path.startsWith('care/') ? 2 : 2)
      .join('/')
  const writers = new Map<string, Set<string>>()
  for (const path of everything.filter((one) => /^(care|platform|apps)\//.test(one)))
    for (const [, builder, inserted, updated] of textOf(path).matchAll(writing)) {
      const table = snake(builder ?? inserted ?? updated ?? '')
      if (!tables.map(snake).includes(table)) continue
      writers.set(table, (writers.get(table) ?? new Set()).add(ownerOf(path)))
    }

  test('every table is written by one duty, or by one part of the platform', () => {
    expect(writers.size).toBeGreaterThan(30)
    expect([...writers].filter(([, owners]) => owners.size > 1).map(([table, owners]) => `${table}: ${[...owners].join(', ')}`)).toEqual([])
  })
  test('D6 bookings, and B3 appointments, are written by booking alone', () => {
    expect([writers.get('bookings'), writers.get('appointments')]).toEqual([new Set(['care/booking']), new Set(['care/booking'])])
  })
})

describe('one reader of the environment', () => {
  /** Handing the environment over to the one who reads it is not reading it. */
  const handedOver = /\b(readConfig|readTestServer)\(process\.env\)/g
  const mayRead: Record<string, string> = {
    'platform/config.ts': 'it is the reader',
    'scripts/': 'runs on any Node before there is a configuration',
    'test/': 'a program under test is started with an environment of its own',
    'bench/': 'a program that is measured is started with an environment of its own',
    'platform/browser.ts': 'hands its own environment on to the browser that tests drive',
    'vitest.config.ts': 'decides how long tests may take before anything is read',
    'apps/in-production.ts': 'says that this is no workshop, before React is there to ask',
    'apps/up/programs.ts': 'a program that it starts gets its environment from here',
  }
  test('nothing but platform/config.ts reads process.env', () => {
    const readers = everything.filter(
      (path) =>
        !Object.keys(mayRead).some((may) => path.startsWith(may)) && /\bprocess\.env\b/.test(codeOf(path).replaceAll(handedOver, '')),
    )
    expect(readers).toEqual([])
  })
})

describe('how large things grow', () => {
  const most = { lines: 250, files: 12 }
  /** Larger on purpose, each with its reason. One that is no longer larger is taken off this list. */
  const longFiles: Record<string, string> = { 'test/mutations/list.ts': 'a list, promise by promise, that is read as one' }
  const fullFolders: Record<string, string> = {
    apps: 'the programs, and the tables (pages, roles, handlers) that each of them reads; every face has a folder of its own',
    'apps/cli': 'one verb is one file, named like it',
    'apps/control-room': 'one page is one file, named like its address',
    bench: 'one measurement is one program, named like it',
    'apps/exchange/switch': 'one file for each thing of the telephone network',
    'db/migrations': 'one sentence after another, forward only',
    'platform/postgres': 'the embedded server and the transaction; to be parted when either grows',
    'test/harness': 'what tests hold in their hands, one thing a file',
  }
  /** By the same measure as the houses we learn from: tests, generated code and stylesheets (lists by nature) are not counted. */
  const generated = ['db/types.ts', 'db/schema.sql']
  const written = filesBelow('').filter((path) => /\.(ts|tsx|mjs|sql)$/.test(path) && !isTest(path) && !generated.includes(path))

  test(`no file is longer than ${most.lines} lines`, () => {
    const long = written.filter((path) => textOf(path).split('\n').length - 1 > most.lines)
    expect(long).toEqual(Object.keys(longFiles).toSorted())
  })
  test(`no folder holds more than ${most.files} files`, () => {
    const folders = Map.groupBy(
      written.filter((path) => path.includes('/')),
      (path) => dirname(path),
    )
    const full = [...folders].filter(([, files]) => files.length > most.files).map(([folder]) => folder)
    expect(full.toSorted()).toEqual(Object.keys(fullFolders).toSorted())
  })
})
