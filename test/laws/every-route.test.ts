import { afterAll, expect, test } from 'vitest'
import { doors } from '../../apps/doors.ts'
import type { Door } from '../../apps/doors.ts'
import { buildServer } from '../../apps/server.ts'
import { loadGeography } from '../../platform/maps/geography.ts'
import { crowTravelTimes } from '../../platform/maps/crow.ts'
import { cookieNames } from '../../platform/http/cookies.ts'
import { openSession } from '../../platform/sign-in/sessions.ts'
import { staffRoles } from '../../platform/who.ts'
import type { StaffRole } from '../../platform/who.ts'
import { freshDatabase } from '../harness/database.ts'
import { testWorld } from '../harness/world.ts'
import { onePersonPerRole } from './one-person-per-role.ts'

/**
 * Every route that is not a page, and who may use it. `phone`: an operative's phone; `supplier`: whoever signs as ours;
 * `desk`: staff at a desk; `key`: a program with a key; `anyone`. A route that is missing here makes the law fail.
 */
const routes: Readonly<Record<string, 'anyone' | 'phone' | 'supplier' | 'desk' | 'key'>> = {
  'GET /health/live': 'anyone',
  'GET /health/ready': 'anyone',
  'GET /live': 'desk',
  'GET /map/roads.json': 'anyone',
  'GET /api/openapi.json': 'anyone',
  'GET /api/v1/orders': 'key',
  'GET /api/v1/orders/:id': 'key',
  'POST /api/v1/orders': 'key',
  'GET /api/phone/visit': 'phone',
  'GET /api/phone/watch': 'phone',
  'GET /api/phone/concerns': 'phone',
  'POST /api/phone/device': 'anyone',
  'POST /api/phone/enrol': 'anyone',
  'POST /api/phone/pin': 'anyone',
  'POST /api/phone/sign-out': 'anyone',
  'POST /api/phone/photos': 'phone',
  'POST /api/phone/acts': 'phone',
  'GET /api/push/key': 'anyone',
  'POST /api/push/browsers': 'desk',
  'POST /api/push/gone': 'desk',
  'POST /api/push/shown': 'desk',
  'POST /hooks/twilio/sms': 'supplier',
  'POST /hooks/twilio/voice': 'supplier',
  'POST /hooks/twilio/gather': 'supplier',
  'POST /hooks/twilio/status': 'supplier',
  'POST /hooks/auditor/keys': 'supplier',
  'POST /hooks/arc/keys': 'supplier',
}

const database = await freshDatabase()
const { world } = testWorld(database, { travel: crowTravelTimes() })
const server = await buildServer(
  { world, urls: database.urls, geography: loadGeography() },
  { authToken: 'a token of the law', log: () => undefined },
)
await server.ready()
afterAll(() => server.close())

const people = await onePersonPerRole(database.ownerUrl)
const tokens = new Map<StaffRole, string>()
for (const role of staffRoles)
  tokens.set(role, await world.db.door((tx) => openSession(tx, people[role], role === 'operative' ? 'phone' : 'desk')))
const cookieOf = (role: StaffRole): string =>
  `${role === 'operative' ? cookieNames.phone : cookieNames.desk}=${tokens.get(role)!}; ${cookieNames.desk}=${tokens.get(role)!}`

/** Every route the server knows, as `METHOD /path`, the pages' one catch-all and static files apart. */
const known = (): string[] => {
  const lines = server.printRoutes({ commonPrefix: false }).split('\n')
  const path: string[] = []
  return lines.flatMap((line) => {
    const found = /^([\s│]*)[├└]── (\S+)(?: \(([A-Z, ]+)\))?/.exec(line)
    if (!found) return []
    const depth = found[1]!.length / 4
    path.splice(depth, path.length, found[2]!)
    return (found[3]?.split(', ') ?? []).map((method) => `${method} ${path.join('')}`)
  })
}

/** Pages have their own table, and files that were built are for anyone. */
const isOurs = (route: string): boolean =>
  !/^(HEAD|OPTIONS) /.test(route) &&
  !route.endsWith('*') &&
  (/ \/(api|hooks|health|live)/.test(route) || !/\.\w+$/.test(route) || route.endsWith('roads.json')) &&
  !route.endsWith(' /phone')

test('every route says who may use it', () => {
  expect(known().filter(isOurs).sort()).toEqual(Object.keys(routes).sort())
})

for (const [route, may] of Object.entries(routes)) {
  if (may === 'anyone') continue
  const [method, url] = route.split(' ') as ['GET' | 'POST', string]
  test(`${route}: nobody, and nobody of the wrong kind`, async () => {
    const wrong =
      may === 'phone'
        ? staffRoles.filter((role) => role !== 'operative')
        : may === 'desk'
          ? (['operative', 'landlord_officer'] as const)
          : staffRoles
    expect((await server.inject({ method, url })).statusCode).toBeGreaterThanOrEqual(400)
    for (const role of wrong) {
      const { statusCode } = await server.inject({ method, url, headers: { cookie: cookieOf(role) } })
      expect([role, [400, 401, 403].includes(statusCode)]).toEqual([role, true])
    }
  })
}

const addressOf = (door: Door): string =>
  door.path.replace(/:(\w+)/g, (_, name: string) => (name === 'token' ? 'not-a-token-of-ours' : '00000'))

for (const door of doors as readonly Door[])
  test(`${door.path}: opens to ${typeof door.may === 'string' ? door.may : door.may.join(', ')} and to nobody else`, async () => {
    const ask = async (cookie?: string) => {
      const { statusCode, headers } = await server.inject({ method: 'GET', url: addressOf(door), ...(cookie && { headers: { cookie } }) })
      return { statusCode, to: headers.location ?? '' }
    }
    const nobody = await ask()
    if (door.may === 'resident link') {
      for (const cookie of [undefined, ...staffRoles.map(cookieOf)]) expect((await ask(cookie)).to).toBe('/link-has-ended')
      return
    }
    if (door.may === 'anyone') return expect(nobody.statusCode).not.toBe(403)
    expect([nobody.statusCode, nobody.to.startsWith('/sign-in')]).toEqual([302, true])
    for (const role of staffRoles) {
      const { statusCode, to } = await ask(cookieOf(role))
      const isLetIn = statusCode !== 403 && !to.startsWith('/sign-in')
      expect([role, isLetIn]).toEqual([role, (door.may as readonly string[]).includes(role)])
    }
  })

test('what is not in the table of doors does not exist', async () => {
  for (const url of ['/nothing-here', '/today/../admin', '/apps/doors.ts'])
    expect((await server.inject({ method: 'GET', url, headers: { cookie: cookieOf('director') } })).statusCode).toBe(404)
})

test('a form from another site is refused', async () => {
  const { statusCode } = await server.inject({
    method: 'POST',
    url: '/sign-in',
    headers: { 'sec-fetch-site': 'cross-site', 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'email=a',
  })
  expect(statusCode).toBe(403)
})
