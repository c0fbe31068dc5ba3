import { seconds } from '../../../../lib/time.ts'
import type { SendResult, Sending } from '../../../../platform/telephone/telephone.ts'
import type { PushResult } from '../../../../platform/push/push.ts'
import type { World } from '../../../../platform/world.ts'
import { dutyPatience, referenceOf } from '../../rules.ts'
import type { SupplierName, TriedChannel } from '../../rules.ts'
import type { Screen } from '../../store.ts'

/** One try of a duty message, with everything that it needs: made outside of any transaction. */
export type Outgoing = {
  attemptId: string
  messageId: string
  supplier: SupplierName
  channel: TriedChannel
  to: string
  words: string
  livesFor: Temporal.Duration
  browsers: readonly Screen[]
}
/** What it came to. `gone`: browsers that took their wish back. */
export type Outcome = { attemptId: string; to: string; result: SendResult; gone: readonly string[] }

const notThere: SendResult = { ok: false, kind: 'unreachable', why: 'This supplier is not set any more.' }

/** A6 Makes one try, with a duty message's short patience. Throws for nothing that the outside does. */
export const makeTry = async (world: World, one: Outgoing): Promise<Outcome> => {
  const { attemptId, to } = one
  if (one.channel === 'push') return { attemptId, to, ...(await pushAll(world, one)) }
  const how: Sending = {
    ...{ statusCallback: `${world.publicUrl}/hooks/twilio/status`, id: one.messageId, attempt: attemptId },
    ...{ reference: referenceOf(one.messageId), patience: dutyPatience },
  }
  const supplier = world.suppliers.find(({ name }) => name === one.supplier)
  const sending =
    one.channel === 'call'
      ? supplier?.call?.(to, { twiml: one.words }, { ...how, ringFor: seconds(30) })
      : supplier?.text?.(to, one.words, how)
  return { attemptId, to, gone: [], result: (await sending) ?? notThere }
}

/** To every browser of theirs; taken when one push service took it. What is shown says that something is to be seen to, and asks for the rest. */
const pushAll = async (world: World, { messageId, words, livesFor, browsers }: Outgoing): Promise<Pick<Outcome, 'result' | 'gone'>> => {
  const payload = JSON.stringify({ message: messageId, words })
  const results = await Promise.all(browsers.map((browser) => world.push.send(browser, payload, { patience: dutyPatience, livesFor })))
  const gone = browsers.filter((_, n) => isGone(results[n])).map(({ id }) => id)
  const failed = results.find((result) => !result.ok)
  if (results.some((result) => result.ok)) return { gone, result: { ok: true, sid: `push:${messageId}` } }
  const why = failed && !failed.ok ? failed.why : 'No browser of theirs has asked to be told.'
  if (failed && !failed.ok && failed.kind === 'unclear') return { gone, result: { ok: false, kind: 'unclear', why } }
  if (failed && !failed.ok && failed.kind === 'unreachable') return { gone, result: { ok: false, kind: 'unreachable', why } }
  return { gone, result: { ok: false, kind: 'refused', because: 'number', status: 0, code: null, why } }
}

const isGone = (result: PushResult | undefined): boolean => result?.ok === false && result.kind === 'gone'
