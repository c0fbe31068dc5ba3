import { expect } from 'vitest'
import type { Call, Text } from '../../../apps/exchange/switch/things.ts'
import { isNothing, until } from './until.ts'
import type { Place } from './place.ts'

/** What must hold once the dust has settled, read past every policy and from the handsets themselves. */
const duty = '+447700900101'
/** By their numbers and not by how many there were: a handset forgets the oldest. */
const heardBefore = new WeakMap<Place, ReadonlySet<string>>()

const sinceThen = (place: Place): { texts: readonly Text[]; calls: readonly Call[] } => {
  const { texts, calls } = place.exchange.handset(duty)
  const isNew = ({ sid }: { sid: string }): boolean => !heardBefore.get(place)?.has(sid)
  return { texts: texts.filter(isNew), calls: calls.filter(isNew) }
}

/** Nothing under way, and what was heard so far no longer counts: the next kill begins here. */
export const startAfresh = async (place: Place): Promise<void> => {
  const isla = place.exchange.handset(duty)
  if (isla.rings()) await isla.declines()
  const truncate = 'truncate timers, messages, inbound_messages, alarms cascade'
  await until(() => place.rows(truncate).then(() => ''), isNothing) // a deadlock with whoever is at work is tried again
  heardBefore.set(place, new Set([...isla.texts, ...isla.calls].map(({ sid }) => sid)))
}

const unfinished = `
  select 'an alarm that rang nobody' as what from alarms a where state <> 'closed'
     and not exists (select from alarm_rings r where r.alarm_id = a.id and r.message_id is not null)
  union all select 'an alarm that is ' || state from alarms where state <> 'ringing'
  union all select 'a duty message not sent: ' || state from messages
     where lane = 'duty' and (state = 'queued' or (state = 'sent' and supplier_id is null))
  union all select 'a try that nobody finished, of a message that is ' || m.state from message_attempts t
     join messages m on m.contractor_id = t.contractor_id and m.id = t.message_id where t.state = 'trying'
  union all select 'a timer of duty overdue: ' || kind from timers where lane <= 1 and due_at <= clock_timestamp()`

/** What is still to be done for these people, who asked for help; empty when each has rung and nothing is left over. */
export const rungFor = async (place: Place, people: readonly { name: string }[]): Promise<string> => {
  const [left] = await place.rows<{ what: string }>(unfinished)
  if (left) return left.what
  const open = await place.rows(`select from alarms where state = 'ringing'`)
  if (open.length !== people.length) return `${open.length} alarms ring`
  const { texts, calls } = sinceThen(place)
  const unheard = people.find(({ name }) => !texts.some(({ body }) => body.includes(name)))
  if (unheard) return `no text about ${unheard.name} has come`
  return calls.length === 0 ? 'no call has come' : ''
}

/** What whoever replies with the digits of a ring is told. */
const answered = /You have answered|Somebody has already answered|already over/
const digitsIn = (body: string): string | undefined => /reply (\d\d)/.exec(body)?.[1]

/**
 * Every text and call that came is a known message of an alarm; any copy of it answers, the oldest of each here; and after all that
 * every alarm is somebody's, and none is over. Resolves to how many copies came.
 */
export const answersWhateverCame = async (place: Place, where = ''): Promise<{ texts: number; calls: number }> => {
  const { texts, calls } = sinceThen(place)
  const known = await place.rows<{ id: string; digits: string }>(
    `select m.id, r.digits from messages m join alarm_rings r on r.message_id = m.id join alarms a on a.id = r.alarm_id`,
  )
  const digits = new Set(known.map((one) => one.digits))
  for (const { body } of texts) expect(digits, where).toContain(digitsIn(body))
  const ids = known.map(({ id }) => id)
  for (const { statusCallback } of calls) expect(ids, where).toContain(new URL(statusCallback!.url).searchParams.get('id'))
  const isla = place.exchange.handset(duty)
  const named = [...new Set(texts.map(({ body }) => digitsIn(body)!))]
  for (const one of named)
    await until(
      () => isla.says(one).then(() => isla.last()?.body ?? ''),
      (said) => answered.test(said),
      { where },
    )
  // A reply that found the server dead was answered by nobody, and the last words on the handset are those of the one before.
  await until(
    async () => {
      for (const one of named) await isla.says(one)
      return place.rows<{ state: string }>('select state from alarms')
    },
    (alarms) => alarms.every(({ state }) => state === 'answered'),
    { where },
  )
  return { texts: texts.length, calls: calls.length }
}
