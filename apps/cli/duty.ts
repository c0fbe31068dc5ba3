import { setCodes } from '../../care/alarms/actions.ts'
import { asTelephone } from '../../care/messages/rules.ts'
import { setDuty, staffOnDuty } from '../../care/workforce/actions.ts'
import { done, orThrow } from '../../lib/refusal.ts'
import type { Tx } from '../../platform/postgres/tx.ts'
import { Trouble } from '../../platform/trouble.ts'
import type { Asked } from './asked.ts'
import { forContractor, seniorNamed, whichContractor } from './contractor.ts'

const text = { type: 'string' } as const
export const dutyOptions = {
  ...whichContractor,
  ...{ by: text, who: text, telephone: text, 'on-call': { type: 'boolean' }, 'off-call': { type: 'boolean' } },
  ...{ word: text, keys: text, uneasy: text },
} as const

type Given = {
  by?: string
  who?: string
  telephone?: string
  'on-call'?: boolean
  'off-call'?: boolean
  word?: string
  keys?: string
  uneasy?: string
}

/** A3 Shows whom alarms can ring; sets somebody's telephone and whether they are on call; A2 sets the words for help, in a senior's name. */
export const duty = (asked: Asked): Promise<number> =>
  forContractor(asked, async (world, engine) => {
    const given = asked.values as Given
    if (given.who !== undefined) await world.db.as(engine, (tx) => changeOne(tx, given))
    if ([given.word, given.keys, given.uneasy].some((one) => one !== undefined)) {
      const who = await world.db.as(engine, (tx) => seniorNamed(tx, given.by))
      const codes = {
        ...(given.word === undefined ? {} : { codeWord: given.word }),
        ...(given.keys === undefined ? {} : { codeKeys: given.keys || null }),
        ...(given.uneasy === undefined ? {} : { amberWords: given.uneasy || null }),
      }
      const outcome = await world.db.act(who, (tx) => setCodes(tx, codes))
      if (!outcome.ok && outcome.kind === 'invalid')
        throw new Trouble(outcome.faults.map(({ sentence }) => sentence).join(' '), 'See docs/how-to/alarms.md.')
      orThrow(outcome)
      asked.print('The words for help are changed, from now on. Tell everybody by voice.')
    }
    for (const { name, role, telephone, onCall } of await world.db.as(engine, staffOnDuty))
      asked.print(`${name}, ${role.replaceAll('_', ' ')}: ${telephone ?? 'no telephone'}${onCall ? ', on call' : ''}`)
    return 0
  })

const changeOne = async (tx: Tx, given: Given) => {
  const found = (await staffOnDuty(tx)).filter(({ name }) => name === given.who)
  if (found.length !== 1)
    throw new Trouble(`There is not one person called “${given.who}” in the office.`, 'Use the name as Doorstep has it.')
  const telephone = given.telephone === undefined ? undefined : asTelephone(given.telephone)
  if (telephone === null) throw new Trouble('That is not a telephone number we can dial.', 'Write it as you would dial it.')
  const onCall = given['on-call'] ? true : given['off-call'] ? false : undefined
  await setDuty(tx, found[0]!.id, { ...(telephone === undefined ? {} : { telephone }), ...(onCall === undefined ? {} : { onCall }) })
  return done(null)
}
