/** `story('a sentence', async ({ amina, mrsMalik, clock }) => …)`: a whole day in a small branch, on real parts, in no time. */
import { expect, test } from 'vitest'
import { addLandlord } from '../../care/landlords/actions.ts'
import type { LandlordId } from '../../lib/ids.ts'
import { dayOf, instant } from '../../lib/time.ts'
import { operativeOf } from './story/operative.ts'
import type { Operative } from './story/operative.ts'
import { inTheOffice, phoned } from './story/people.ts'
import type { InTheOffice, Resident } from './story/people.ts'
import { lines, setStage } from './story/stage.ts'
import type { Stage } from './story/stage.ts'
import { contractorId, doneAs, engine, newHome, newOperative, newStaff } from './townspeople.ts'
import type { NewHome, NewOperative, StaffWho } from './townspeople.ts'

export type { Operative } from './story/operative.ts'
export type { Resident } from './story/people.ts'

export type Cast = Stage & {
  landlordId: LandlordId
  isla: InTheOffice
  morag: InTheOffice
  ruth: InTheOffice
  dan: InTheOffice
  amina: Operative
  grace: Operative
  callum: Operative
  tomasz: Operative
  /** Urdu, takes time to answer, asks for a woman. */
  mrsMalik: Resident
  /** Nothing asked. */
  mrPaterson: Resident
  /** Known to be vulnerable. */
  mrsRennie: Resident
  /** Somebody else moves in. */
  moves(home: NewHome): Promise<Resident>
}

/** Tuesday 24 November 2026, twenty to eight; shifts begin at half past seven. */
const morning = instant('2026-11-24T07:40:00Z')
const patience = 60_000

/** One story, alone in its own database. Nothing in it may break on our side, nor do the telephone network wrong. */
export const story = (sentence: string, tell: (cast: Cast) => Promise<void>): void => {
  // oxlint-disable-next-line vitest/valid-title -- the sentence is the caller’s
  test(sentence, { timeout: patience }, async () => {
    const stage = await setStage(morning)
    try {
      await tell(await castOf(stage))
      expect(stage.troubles, 'what broke on our side').toEqual([])
      expect(stage.exchange.troubles(), 'what the telephone network had to complain of').toEqual([])
    } finally {
      await stage.strike()
    }
  })
}

const castOf = async (stage: Stage): Promise<Cast> => {
  const { world } = stage
  await contractor(stage)
  const landlordId = await doneAs(world, engine, (tx) => addLandlord(tx, { name: 'Forth and Pentland Homes', telephone: '+441314960199' }))
  const office = async (role: StaffWho['role'], name: string, telephone: string): Promise<InTheOffice> => {
    const staffId = await newStaff(world, role, name, { telephone })
    return inTheOffice(stage, { kind: 'staff', contractorId, role, name, staffId }, telephone)
  }
  const isla = await office('controller', 'Isla Fraser', '+447700900101')
  const moves = async (home: NewHome): Promise<Resident> => ({
    ...(await newHome(world, isla.who, landlordId, home)),
    ...phoned(stage, home.telephone),
  })
  return {
    ...stage,
    ...{ landlordId, isla, moves },
    morag: await office('controller', 'Morag Bell', '+447700900102'),
    ruth: await office('safeguarding_lead', 'Ruth Adeyemi', '+447700900103'),
    dan: await office('director', 'Dan Sutherland', '+447700900104'),
    ...(await operatives(stage)),
    mrsMalik: await moves({
      ...home('22/3 Easter Road', 'EH7 5RN', [-3.1702, 55.9594]),
      ...{ title: 'Mrs', name: 'Nasreen Malik', telephone: '+447700900318', language: 'ur' },
      needs: [{ code: 'DOOR_WAIT' }, { code: 'FEMALE_OP' }],
    }),
    mrPaterson: await moves({
      ...home('57 Clerk Street', 'EH8 9JQ', [-3.1817, 55.9416]),
      ...{ title: 'Mr', name: 'James Paterson', pronoun: 'he', telephone: '+447700900322' },
    }),
    mrsRennie: await moves({
      ...home('14 Lochend Road South', 'EH7 6BP', [-3.159, 55.9603]),
      ...{ title: 'Mrs', name: 'Jean Rennie', telephone: '+447700900321' },
      needs: [{ code: 'DEMENTIA' }],
    }),
  }
}

/** An address on the map. */
export const home = (line1: string, postcode: string, at: readonly [number, number]): Pick<NewHome, 'line1' | 'postcode' | 'at'> => ({
  ...{ line1, postcode, at },
})

const contractor = ({ world }: Stage) =>
  world.db.as(engine, (tx) =>
    tx.q
      .insertInto('contractors')
      .values({
        contractorId,
        name: 'Larkfield Repairs',
        telephone: lines[0]!,
        dutyNumber: lines[1]!,
        codeWord: 'red file',
        createdAt: tx.now,
        isDemonstration: true,
      })
      .execute(),
  )

const operatives = async (stage: Stage): Promise<Pick<Cast, 'amina' | 'grace' | 'callum' | 'tomasz'>> => {
  const today = dayOf(stage.clock.now())
  const one = async (name: string, telephone: string, rest: Pick<NewOperative, 'sex' | 'trades' | 'face' | 'languages'>) =>
    operativeOf(stage, await newOperative(stage.world, today, { name, telephone, card: `LR-${telephone.slice(-4)}`, ...rest }), telephone)
  return {
    amina: await one('Amina Yusuf', '+447700900201', { sex: 'f', trades: ['plumber'], languages: ['en', 'ur'], face: 0 }),
    grace: await one('Grace Okafor', '+447700900202', { sex: 'f', trades: ['gas', 'plumber'], face: 2 }),
    callum: await one('Callum Reid', '+447700900203', { sex: 'm', trades: ['joiner', 'plumber'], face: 3 }),
    tomasz: await one('Tomasz Zieliński', '+447700900204', { sex: 'm', trades: ['electrician'], languages: ['en', 'pl'], face: 7 }),
  }
}
