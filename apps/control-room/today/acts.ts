import { redirect, type ActionFunctionArgs } from 'react-router'
import { z } from 'zod'
import { agreeOverride, endSteer, refuseOverride, sendOperative, tellAtRisk } from '../../../care/booking/actions.ts'
import { markTextRead, toldByHand } from '../../../care/messages/actions.ts'
import { heardWord } from '../../../care/visits/actions.ts'
import { invalid, type Outcome } from '../../../lib/refusal.ts'
import type { Tx } from '../../../platform/postgres/tx.ts'
import { inTheNameOf } from '../../context.ts'
import { addressOf, askedIn } from '../board/narrow.ts'
import { anId, ids } from '../form.ts'

const said = z.string().trim().min(1).max(500)

/** What can be done from the board without leaving it. */
const acts = z.discriminatedUnion('do', [
  z.object({ do: z.literal('send'), operativeIds: ids('operative'), appointmentId: anId('appointment') }),
  z.object({ do: z.literal('send_emergency'), operativeIds: ids('operative'), orderId: anId('order'), emergencyReason: said }),
  z.object({ do: z.literal('tell_at_risk'), appointmentId: anId('appointment') }),
  z.object({ do: z.literal('heard'), wordId: anId('word'), whatWeDid: z.string() }),
  z.object({ do: z.literal('read'), inboundId: anId('inbound') }),
  z.object({ do: z.literal('told'), messageId: anId('message'), how: said }),
  z.object({ do: z.literal('agree'), overrideId: anId('override') }),
  z.object({ do: z.literal('refuse'), overrideId: anId('override'), why: said }),
  z.object({ do: z.literal('end_steer'), steerId: anId('steer') }),
])
type Act = z.infer<typeof acts>

const perform = (tx: Tx, act: Act): Promise<Outcome<unknown>> => {
  switch (act.do) {
    case 'send':
      return sendOperative(tx, { operativeIds: act.operativeIds, appointmentId: act.appointmentId })
    case 'send_emergency':
      return sendOperative(tx, { operativeIds: act.operativeIds, emergency: { orderId: act.orderId, reason: act.emergencyReason } })
    case 'tell_at_risk':
      return tellAtRisk(tx, act.appointmentId)
    case 'heard':
      return heardWord(tx, act)
    case 'read':
      return markTextRead(tx, act.inboundId)
    case 'told':
      return toldByHand(tx, act.messageId, act.how)
    case 'agree':
      return agreeOverride(tx, act.overrideId)
    case 'refuse':
      return refuseOverride(tx, act.overrideId, act.why)
    case 'end_steer':
      return endSteer(tx, act.steerId)
  }
}

const missing = invalid({ field: 'how', sentence: 'Say it in a few words, then send it again.' })

export const actOnToday = async ({ context, request }: ActionFunctionArgs) => {
  const { world, who } = inTheNameOf(context)
  const read = acts.safeParse(Object.fromEntries(await request.formData()))
  if (!read.success) return missing
  const outcome = await world.db.act(who, (tx) => perform(tx, read.data))
  return outcome.ok ? redirect(addressOf(askedIn(request.url))) : outcome
}
