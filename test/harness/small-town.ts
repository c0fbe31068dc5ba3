/** A morning in a small town, made through the duties' own actions: a handful of homes, four operatives, promises, one visit that runs. */
import { distinctFaces } from '../../apps/design/faces/spec.ts'
import { sendOperative } from '../../care/booking/actions.ts'
import { addLandlord } from '../../care/landlords/actions.ts'
import { thisVisit } from '../../care/visits/actions.ts'
import type { ActFacts } from '../../care/visits/rules/visit.ts'
import { after, atTime, dayOf, minutes } from '../../lib/time.ts'
import type { Instant } from '../../lib/time.ts'
import type { Who } from '../../platform/who.ts'
import type { World } from '../../platform/world.ts'
import { contractorId, doneAs, engine, markAddress, newHome, newOperative, newPromise, newStaff, phoneDoes } from './townspeople.ts'
import type { NewHome, NewPromise, StaffWho } from './townspeople.ts'

export { townPassword, townPin } from './townspeople.ts'
export type { Home } from './townspeople.ts'
export type Town = Awaited<ReturnType<typeof smallTown>>
export type MovableClock = { moveTo(at: Instant): void; now(): Instant }

/**
 * Lives through a morning: the people come on shift at 7:30, promises are made, Amina is sent at 8:50 and is inside by 9:06;
 * it ends at 9:20 with the clock there. The clock has to be movable; the day is the one on which it stands.
 */
export const smallTown = async (world: World, clock: MovableClock) => {
  const today = dayOf(clock.now())
  clock.moveTo(atTime(today, '07:40'))
  await world.db.as(engine, (tx) =>
    tx.q
      .insertInto('contractors')
      .values({
        contractorId,
        name: 'Larkfield Repairs',
        telephone: '+441314960142',
        dutyNumber: '+441314960143',
        codeWord: 'red file',
        createdAt: tx.now,
        isDemonstration: true,
      })
      .execute(),
  )
  const landlordId = await doneAs(world, engine, (tx) => addLandlord(tx, { name: 'Forth and Pentland Homes', telephone: '+441314960199' }))
  const staff = async (role: StaffWho['role'], name: string, telephone: string, face: number): Promise<StaffWho> => ({
    ...{ kind: 'staff' as const, contractorId, role, name },
    staffId: await newStaff(world, role, name, { telephone, face: distinctFaces[face] }),
  })
  const isla = await staff('controller', 'Isla Fraser', '+447700900101', 9)
  const morag = await staff('controller', 'Morag Bell', '+447700900102', 11)
  const ruth = await staff('safeguarding_lead', 'Ruth Adeyemi', '+447700900103', 13)
  const dan = await staff('director', 'Dan Sutherland', '+447700900104', 12)
  const officer = await newStaff(world, 'landlord_officer', 'Lorna Kerr', { landlordId })
  const lorna: Who = { kind: 'landlord', contractorId, staffId: officer, landlordId, name: 'Lorna Kerr' }

  const amina = await newOperative(world, today, {
    name: 'Amina Yusuf',
    sex: 'f',
    trades: ['plumber'],
    languages: ['en', 'ur'],
    face: 0,
    telephone: '+447700900201',
    card: 'LR-0412',
  })
  const grace = await newOperative(world, today, {
    name: 'Grace Okafor',
    sex: 'f',
    trades: ['gas', 'plumber'],
    face: 2,
    telephone: '+447700900202',
    card: 'LR-0388',
  })
  const callum = await newOperative(world, today, {
    name: 'Callum Reid',
    sex: 'm',
    trades: ['joiner', 'plumber'],
    face: 3,
    telephone: '+447700900203',
    card: 'LR-0397',
  })
  const tomasz = await newOperative(world, today, {
    name: 'Tomasz Zieliński',
    sex: 'm',
    trades: ['electrician'],
    languages: ['en', 'pl'],
    face: 7,
    telephone: '+447700900204',
    card: 'LR-0405',
  })

  const home = (one: NewHome) => newHome(world, isla, landlordId, one)
  const malik = await home({
    ...{
      line1: '22/3 Easter Road',
      postcode: 'EH7 5RN',
      at: [-3.1702, 55.9594],
      title: 'Mrs',
      name: 'Nasreen Malik',
      telephone: '07700 900318',
      language: 'ur',
    },
    needs: [{ code: 'DOOR_WAIT' }, { code: 'LANG', language: 'ur' }, { code: 'FEMALE_OP' }, { code: 'SHOES' }],
  })
  const kowalska = await home({
    line1: '94 Gorgie Road',
    postcode: 'EH11 2NP',
    at: [-3.2302, 55.9392],
    title: 'Ms',
    name: 'Anna Kowalska',
    telephone: '07700 900319',
    needs: [{ code: 'BABY' }],
  })
  const adebayo = await home({
    line1: '108 Lochend Road',
    postcode: 'EH6 8BX',
    at: [-3.1625, 55.9668],
    title: 'Mr',
    name: 'Samuel Adebayo',
    pronoun: 'he',
    telephone: '07700 900320',
  })
  const rennie = await home({
    line1: '14 Lochend Road South',
    postcode: 'EH7 6BP',
    at: [-3.159, 55.9603],
    title: 'Mrs',
    name: 'Jean Rennie',
    telephone: '07700 900321',
    needs: [{ code: 'DEMENTIA' }],
  })
  const paterson = await home({
    line1: '57 Clerk Street',
    postcode: 'EH8 9JQ',
    at: [-3.1817, 55.9416],
    title: 'Mrs',
    name: 'Margaret Paterson',
    telephone: '07700 900322',
  })
  const sandhu = await home({
    line1: '9 Niddrie Mains Road',
    postcode: 'EH16 4BG',
    at: [-3.1272, 55.9335],
    title: 'Mr',
    name: 'Gurdeep Sandhu',
    pronoun: 'he',
    telephone: '07700 900323',
  })
  await markAddress(world, isla, dan, malik.premisesId, 'W_NO_SIGNAL')
  await markAddress(world, isla, dan, sandhu.premisesId, 'W_TWO')

  const promise = (one: Omit<NewPromise, 'day'>) => newPromise(world, isla, { ...one, day: today })
  const promises = {
    malik: await promise({
      home: malik,
      description: 'Kitchen tap drips, will not turn off',
      trade: 'plumber',
      room: 'Kitchen',
      from: '08:00',
      to: '10:00',
    }),
    kowalska: await promise({
      home: kowalska,
      description: 'No heating',
      trade: 'gas',
      from: '08:00',
      to: '10:00',
      priorityCode: 'urgent',
    }),
    adebayo: await promise({ home: adebayo, description: 'Bathroom door will not close', trade: 'joiner', from: '10:00', to: '12:00' }),
    paterson: await promise({ home: paterson, description: 'Hall light flickers', trade: 'electrician', from: '12:00', to: '14:00' }),
  }
  clock.moveTo(atTime(today, '08:50'))
  const sent = await doneAs(world, isla, (tx) =>
    sendOperative(tx, { appointmentId: promises.malik.appointmentId, operativeIds: [amina.operativeId] }),
  )
  const does = async (later: number, ...acts: ActFacts[]): Promise<void> => {
    clock.moveTo(after(clock.now(), minutes(later)))
    for (const facts of acts) await phoneDoes(world, amina, sent.visitId, facts)
  }
  const told = await world.db.as(amina, thisVisit)
  for (const plate of told.kind === 'visit' ? told.shown.plates : []) await does(0, { kind: 'read_marker', markerId: plate.markerId })
  await does(1, { kind: 'set_off' })
  await does(10, { kind: 'arrive' }, { kind: 'knock' })
  await does(
    4,
    { kind: 'door_opened' },
    { kind: 'say_code' },
    { kind: 'show_id' },
    { kind: 'under_18s', only: false },
    { kind: 'look_around', found: 'going_in' },
  )
  await does(
    1,
    { kind: 'consent', givenBy: 'Nasreen Malik', work: 'Mend the kitchen tap', rooms: ['Hall', 'Kitchen'], language: 'ur' },
    { kind: 'go_in' },
  )
  clock.moveTo(atTime(today, '09:20'))
  return {
    contractorId,
    landlordId,
    staff: { isla, morag, ruth, dan, lorna },
    operatives: { amina, grace, callum, tomasz },
    homes: { malik, kowalska, adebayo, rennie, paterson, sandhu },
    promises,
    visitId: sent.visitId,
  }
}
