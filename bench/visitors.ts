import type { AppointmentId, ContractorId, HouseholdId } from '../lib/ids.ts'
import { makeLink } from '../care/messages/actions.ts'
import { cookieNames } from '../platform/http/cookies.ts'
import { openSession } from '../platform/sign-in/sessions.ts'
import { engineOf } from '../platform/who.ts'
import type { World } from '../platform/world.ts'

/** Somebody who opens the same page again and again. */
export type Visitor = { page: string; path: string; cookie: string }

/** How many of the fifty open which page; a name in angle brackets is filled in, a different one for each. */
const mix = {
  '/today': 14,
  '/households/<household>': 7,
  '/visits/<visit>': 7,
  '/people': 4,
  '/v/<link>': 10,
  '/api/phone/visit': 8,
} as const

/** Fifty people of the demonstration, signed in, each with the page that they open. */
export const fifty = async (world: World): Promise<Visitor[]> => {
  const contractor = await world.db.auditor(({ q }) => q.selectFrom('contractors').select('contractorId').executeTakeFirstOrThrow())
  const office = engineOf(contractor.contractorId as ContractorId)
  const found = await world.db.as(office, async ({ q }) => ({
    staff: await q.selectFrom('staff').select(['id', 'role']).where('role', 'in', ['controller', 'operative']).orderBy('id').execute(),
    households: await q.selectFrom('households').select('id').orderBy('id').execute(),
    visits: await q.selectFrom('visits').select('id').orderBy('id').execute(),
    promised: await q.selectFrom('appointments').select(['id', 'householdId']).where('state', '=', 'promised').orderBy('id').execute(),
  }))
  const sessionOf = (role: string, n: number): Promise<string> => {
    const those = found.staff.filter((one) => one.role === role)
    const kind = role === 'operative' ? 'phone' : 'desk'
    const staff = { ...contractor, staffId: those[n % those.length]!.id }
    return world.db.door(async (tx) => `${cookieNames[kind]}=${await openSession(tx, staff, kind)}`)
  }
  const linkOf = (n: number): Promise<string> => {
    const { id, householdId } = found.promised[n % found.promised.length]!
    const link = { householdId: householdId as HouseholdId, appointmentId: id as AppointmentId }
    return world.db.as(office, (tx) => makeLink(tx, link))
  }
  const visitors: Visitor[] = []
  for (const [page, howMany] of Object.entries(mix))
    for (let n = 0; n < howMany; n++) {
      const path = page
        .replace('<household>', found.households[(n * 37) % found.households.length]!.id)
        .replace('<visit>', found.visits[n % found.visits.length]!.id)
        .replace('<link>', page.includes('<link>') ? await linkOf(n) : '')
      const role = page.startsWith('/v/') ? null : page.startsWith('/api/phone') ? 'operative' : 'controller'
      visitors.push({ page, path, cookie: role ? await sessionOf(role, n) : '' })
    }
  return visitors
}
