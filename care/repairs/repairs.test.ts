import { describe, expect, test } from 'vitest'
import { freshDatabase } from '../../test/harness/database.ts'
import { openBranch } from '../../test/harness/branch.ts'
import { testWorld } from '../../test/harness/world.ts'
import type { LandlordId } from '../../lib/ids.ts'
import { orThrow } from '../../lib/refusal.ts'
import { crowTravelTimes } from '../../platform/maps/crow.ts'
import type { Tx } from '../../platform/postgres/tx.ts'
import { householdOf } from '../households/actions.ts'
import { addLandlord, findLandlord } from '../landlords/actions.ts'
import { contactCardOf } from '../messages/actions.ts'
import { premisesOf, premisesOfLandlord } from '../premises/actions.ts'
import {
  callOffOrder,
  finishOrder,
  importOrders,
  makeFollowOn,
  openOrders,
  orderOf,
  ordersOfHousehold,
  reportRepair,
  searchOrders,
  takeOrder,
} from './actions.ts'
import { constraintReasons } from './words.ts'

const database = await freshDatabase()
const branch = await openBranch(database)
const { world } = testWorld(database, { travel: crowTravelTimes(), reasons: { ...constraintReasons } })
const office = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => world.db.as(branch.controller, work)
let landlords = 0
const aLandlord = () =>
  office(async (tx) => orThrow(await addLandlord(tx, { name: `Forth and Pentland ${(landlords += 1)}`, telephone: '0131 496 0200' })))

const header = 'Landlord ref,UPRN,Address,Postcode,Description,Trade,Priority,Reported date,Tenant name,Phone,Language'
const file = [
  header,
  '26-1,906001,22/3 Easter Road,EH7 5RN,Kitchen tap drips,Plumbing,Routine,20/11/2026,Mrs Nasreen Malik,07700 900318,ur',
  '26-2,,24 Easter Road,EH7 5RN,"Socket sparks, hallway",Electrical,Emergency,24/11/2026 08:30,Mr Ian Fraser,07700 900319,',
  '26-3,,26 Easter Road,EH7 5RN,Chimney,Chimney sweep,Whenever,,,,',
  ',,28 Easter Road,EH7 5RN,Door,Joiner,Routine,,,,',
  '26-5,,22/3 easter road,eh75rn,Bath blocked,Plumber,Urgent,,Nasreen Malik,,',
].join('\r\n')
const somewhere = () => ({ lon: -3.17, lat: 55.96 })
const bring = (landlordId: LandlordId, text = file, place: (postcode: string) => { lon: number; lat: number } | null = somewhere) =>
  office((tx) => importOrders(tx, landlordId, text, place))

describe('orders from a landlord’s file', () => {
  test('good rows go in, bad ones are said by line and reason', async () => {
    const landlordId = await aLandlord()
    const answer = orThrow(await bring(landlordId))
    expect(answer).toMatchObject({ added: 3, already: 0, unknownColumns: [] })
    expect(answer.bad.map(({ line }) => line)).toEqual([4, 4, 5])
    expect(answer.bad[0]?.sentence).toMatch(/“Chimney sweep” is not a trade we have/)
    const mine = (await office(openOrders)).filter((order) => order.landlordId === landlordId)
    expect(mine.map((order) => [order.landlordRef, order.trade, order.isEmergency, order.finishBy.toString()])).toEqual([
      ['26-2', 'electrician', true, '2026-11-25T08:30:00Z'],
      ['26-5', 'plumber', false, '2026-12-02T23:59:00Z'],
      ['26-1', 'plumber', false, '2026-12-21T23:59:00Z'],
    ])
  })
  test('homes are made once, with the place of their postcode, the tenant and how to reach them', async () => {
    const landlordId = await aLandlord()
    orThrow(await bring(landlordId, file.replaceAll(/easter road/gi, 'Gull Road').replace('906001', '906002')))
    expect(await office((tx) => premisesOfLandlord(tx, landlordId))).toMatchObject([
      { line1: '22/3 Gull Road', uprn: '906002', postcode: 'EH7 5RN', jurisdiction: 'scotland', place: { lon: -3.17, lat: 55.96 } },
      { line1: '24 Gull Road' },
    ])
    const order = (await office(openOrders)).find((one) => one.landlordId === landlordId && one.landlordRef === '26-1')
    const household = await office((tx) => householdOf(tx, order!.householdId!))
    expect(household?.people).toMatchObject([{ title: 'Mrs', name: 'Nasreen Malik', isTenant: true }])
    expect(await office((tx) => contactCardOf(tx, household!.id))).toMatchObject({
      language: 'ur',
      channel: 'text',
      telephone: '+447700900318',
    })
  })
  test('running it again doubles nothing', async () => {
    const landlordId = await aLandlord()
    const text = file.replaceAll(/easter road/gi, 'Tern Road').replace('906001', '906003')
    const first = orThrow(await bring(landlordId, text))
    const second = orThrow(await bring(landlordId, text))
    expect([first.added, second.added, second.already]).toEqual([3, 0, 3])
    expect(await office((tx) => premisesOfLandlord(tx, landlordId))).toHaveLength(2)
  })
  test('two at once double nothing either, because the database holds it', async () => {
    const landlordId = await aLandlord()
    const text = `${header}\n77-1,,1 Lark Row,EH6 1AA,Tap,Plumber,Routine,,,,`
    await bring(landlordId, `${header}\n77-0,,1 Lark Row,EH6 1AA,Door,Joiner,Routine,,,,`)
    const both = await Promise.all([bring(landlordId, text), bring(landlordId, text)])
    expect(both.map((one) => orThrow(one).added)).toEqual(expect.arrayContaining([0, 1]))
  })
  test('the same line twice in one file is one order', async () => {
    const landlordId = await aLandlord()
    const line = '78-1,,2 Lark Row,EH6 1AA,Tap,Plumber,Routine,,,,'
    expect(orThrow(await bring(landlordId, [header, line, line].join('\n')))).toMatchObject({ added: 1, already: 1 })
  })
  test('a file without its columns is refused as a whole, each named', async () => {
    expect(await bring(await aLandlord(), 'Ref,Colour\n1,red')).toMatchObject({
      kind: 'invalid',
      faults: [{ field: 'Description' }, { field: 'Trade' }, { field: 'Priority' }, {}],
    })
  })
  test('a postcode nobody can find is taken, and somebody is told to put it on the map', async () => {
    const landlordId = await aLandlord()
    const answer = orThrow(await bring(landlordId, `${header}\n79-1,,3 Lark Row,EH99 9ZZ,Tap,Plumber,Routine,,,,`, () => null))
    expect(answer).toMatchObject({ added: 1, remarks: [{ line: 2, sentence: expect.stringContaining('put the address on the map') }] })
  })
  test('another tenant than we know replaces nobody; a person is asked to look', async () => {
    const landlordId = await aLandlord()
    const line = (ref: string, who: string) => `${header}\n${ref},,4 Lark Row,EH6 1AA,Tap,Plumber,Routine,,${who},,`
    await bring(landlordId, line('80-1', 'Mrs Jean Orr'))
    const answer = orThrow(await bring(landlordId, line('80-2', 'Mr Paul Webb')))
    expect(answer).toMatchObject({ added: 1, remarks: [{ sentence: expect.stringContaining('we know Mrs Orr') }] })
  })
  test('an address of another landlord is not taken over', async () => {
    const [first, second] = [await aLandlord(), await aLandlord()]
    const line = (ref: string) => `${header}\n${ref},,5 Lark Row,EH6 1AA,Tap,Plumber,Routine,,,,`
    await bring(first, line('81-1'))
    expect(orThrow(await bring(second, line('81-2')))).toMatchObject({
      added: 0,
      bad: [{ line: 2, sentence: expect.stringContaining('another landlord') }],
    })
  })
  test('the landlord is found by name or id; an unknown one is said', async () => {
    const id = await aLandlord()
    expect(await office((tx) => findLandlord(tx, `forth and pentland ${landlords}`))).toMatchObject({ ok: true, value: { id } })
    expect(await office((tx) => findLandlord(tx, 'Nobody'))).toMatchObject({ reasons: [{ code: 'C1_UNKNOWN_LANDLORD' }] })
  })
})

describe('an order', () => {
  const one = async () => {
    const landlordId = await aLandlord()
    orThrow(
      await bring(
        landlordId,
        `${header}\n90-${landlords},,${landlords} Finch Row,EH6 1AA,Tap drips,Plumber,Emergency,,Mrs Jean Orr,07700 900400,`,
      ),
    )
    return (await office(openOrders)).find((order) => order.landlordId === landlordId)!
  }
  test('M4 reported by the resident in their own words becomes an order with a trade and a clock', async () => {
    const { householdId, premisesId } = await one()
    const resident = { kind: 'resident', contractorId: branch.contractorId, householdId: householdId!, linkId: null } as const
    const report = (problem: 'no_heating' | 'something_else', description: string) =>
      world.db.as(resident, (tx) => reportRepair(tx, { householdId: householdId!, problem, description }))
    const id = orThrow(await report('no_heating', 'Since this morning'))
    const order = await office((tx) => orderOf(tx, id))
    expect(order).toMatchObject({
      source: 'resident',
      trade: 'gas',
      priorityCode: 'urgent',
      premisesId,
      description: 'No heating or no hot water. Since this morning',
    })
    expect(await report('something_else', ' ')).toMatchObject({ kind: 'invalid', faults: [{ field: 'description' }] })
    expect((await office((tx) => ordersOfHousehold(tx, householdId!))).map((each) => each.id)).toContain(id)
  })
  test('follow-on work follows it, calmer than the emergency, with a reference of its own', async () => {
    const order = await one()
    const make = () =>
      office(async (tx) =>
        orThrow(await makeFollowOn(tx, { orderId: order.id, what: 'Replaster the wall', trade: 'plasterer', minutes: 90 })),
      )
    const [first, second] = [await make(), await make()]
    expect(await office((tx) => orderOf(tx, first))).toMatchObject({
      source: 'follow_on',
      followsOrderId: order.id,
      priorityCode: 'urgent',
      isEmergency: false,
      expectedMinutes: 90,
      landlordRef: `${order.landlordRef}-2`,
    })
    expect(await office((tx) => orderOf(tx, second))).toMatchObject({ landlordRef: `${order.landlordRef}-3` })
  })
  test('is finished or called off once', async () => {
    const order = await one()
    await office(async (tx) => orThrow(await finishOrder(tx, order.id)))
    expect(await office((tx) => callOffOrder(tx, order.id, 'Twice.'))).toMatchObject({ reasons: [{ code: 'C1_ORDER_IS_OVER' }] })
    expect((await office(openOrders)).map((each) => each.id)).not.toContain(order.id)
  })
  test('needs an address and a priority of its landlord', async () => {
    const { premisesId, landlordRef } = await one()
    const order = { premisesId, description: 'Tap', trade: 'plumber', source: 'telephone' } as const
    expect(await office((tx) => takeOrder(tx, { ...order, priorityCode: 'whenever' }))).toMatchObject({
      reasons: [{ code: 'C1_UNKNOWN_PRIORITY' }],
    })
    expect(await office((tx) => takeOrder(tx, { ...order, priorityCode: 'routine', landlordRef }))).toMatchObject({
      reasons: [{ code: 'C1_ORDER_ALREADY_HERE' }],
    })
  })
  test('is found by the landlord’s reference and by what is wrong', async () => {
    const order = await one()
    const premises = await office((tx) => premisesOf(tx, order.premisesId))
    for (const text of [order.landlordRef, 'tap dr'])
      expect(await office((tx) => searchOrders(tx, text, 100)), text).toContainEqual({ ...order, address: `${premises!.line1}, EH6 1AA` })
    expect(await office((tx) => searchOrders(tx, '%'))).toEqual([])
  })
})
