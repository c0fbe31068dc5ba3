import { redirect, replace, type ActionFunctionArgs } from 'react-router'
import { z } from 'zod'
import {
  agreeToStandDown,
  answerAlarm,
  answerAuditor,
  askToStandDown,
  goingToHelp,
  handToArc,
  joinTheLine,
  matchAlarm,
  unmatchAlarm,
  noteOnAlarm,
  refuseToStandDown,
} from '../../../../care/alarms/actions.ts'
import { resolutions, scriptAnswers, wordsFrom } from '../../../../care/alarms/rules.ts'
import type { AlarmId } from '../../../../lib/ids.ts'
import { done, type Outcome } from '../../../../lib/refusal.ts'
import type { Tx } from '../../../../platform/postgres/tx.ts'
import { checkDeskPin } from '../../../../platform/sign-in/pin.ts'
import { askerContext, inTheNameOf, sessionContext } from '../../../context.ts'
import { anId, faultsOf, fieldsOf, ids } from '../../form.ts'
import { kinOf } from './shown/looks.ts'

const alarmId = anId('alarm')
const said = z.string().trim().min(1).max(500)

const acts = z.discriminatedUnion('do', [
  z.object({ do: z.literal('answer'), alarmId, pin: z.string().optional() }),
  z.object({ do: z.enum(['still_here', 'rang_999', 'rang_them']), alarmId }),
  z.object({ do: z.literal('say'), alarmId, text: said }),
  z.object({ do: z.literal('reply'), alarmId, question: z.string().max(40), answer: z.enum(scriptAnswers) }),
  z.object({ do: z.literal('go'), alarmId, operativeIds: ids('operative') }),
  z.object({ do: z.literal('match'), alarmId, operativeId: anId('operative') }),
  z.object({ do: z.enum(['kin', 'hand_over', 'join', 'unmatch']), alarmId }),
  z.object({ do: z.literal('auditor') }),
  z.object({
    do: z.literal('stand_down'),
    alarmId,
    spoke: z.enum(['yes', 'no'], 'Did you speak to them?'),
    wordFrom: z
      .enum(['', ...wordsFrom])
      .optional()
      .transform((from) => from || null),
    resolution: z.enum(resolutions, 'Choose what it was.'),
    why: z.string(),
  }),
  z.object({ do: z.literal('agree'), alarmId }),
  z.object({ do: z.literal('refuse'), alarmId, why: z.string() }),
])
type Act = z.infer<typeof acts>

const standDownOf = ({ alarmId, why, resolution, spoke, wordFrom }: Extract<Act, { do: 'stand_down' }>) => ({
  ...{ alarmId, why, resolution, wordFrom },
  spokeToThem: spoke === 'yes',
})

/** Done, and noted as done: which renews the answer. */
const noted = async (
  tx: Tx,
  alarmId: AlarmId,
  kind: 'handed_over' | 'joined_the_line',
  outcome: Outcome<unknown>,
): Promise<Outcome<unknown>> => (outcome.ok ? noteOnAlarm(tx, { alarmId, kind }) : outcome)

const perform = async (tx: Tx, act: Act): Promise<Outcome<unknown>> => {
  switch (act.do) {
    case 'auditor':
      return answerAuditor(tx)
    case 'kin':
      return done(await kinOf(tx, act.alarmId))
    case 'hand_over':
      return noted(tx, act.alarmId, 'handed_over', await handToArc(tx, act.alarmId))
    case 'join':
      return noted(tx, act.alarmId, 'joined_the_line', await joinTheLine(tx, act.alarmId))
    case 'answer':
      return answerAlarm(tx, act.alarmId, 'screen')
    case 'say':
      return noteOnAlarm(tx, { alarmId: act.alarmId, kind: 'said', text: act.text })
    case 'reply':
      return noteOnAlarm(tx, { alarmId: act.alarmId, kind: 'yes_no', question: act.question, answer: act.answer })
    case 'go':
      return goingToHelp(tx, act)
    case 'match':
      return matchAlarm(tx, act)
    case 'unmatch':
      return unmatchAlarm(tx, act.alarmId)
    case 'stand_down':
      return askToStandDown(tx, standDownOf(act))
    case 'agree':
      return agreeToStandDown(tx, act.alarmId)
    case 'refuse':
      return refuseToStandDown(tx, act.alarmId, act.why)
    default:
      return noteOnAlarm(tx, { alarmId: act.alarmId, kind: act.do })
  }
}

/** What is done at the alarm desk. A desk that fell asleep answers with the PIN, and does nothing else. */
export const actAtTheDesk = async ({ context, request }: ActionFunctionArgs) => {
  const { world, who } = inTheNameOf(context)
  const read = acts.safeParse(await fieldsOf(request))
  if (!read.success) return faultsOf(read.error)
  const act = read.data
  if (context.get(sessionContext)?.state === 'locked') {
    if (act.do !== 'answer' || !('staffId' in who)) return redirect('/sign-in?stay=1&then=/alarms')
    const known = await checkDeskPin(world, { staffId: who.staffId, pin: act.pin ?? '', asker: context.get(askerContext) })
    if (!known.ok) return known
  }
  const outcome = await world.db.act(who, (tx) => perform(tx, act))
  if (!outcome.ok) return outcome
  if (act.do === 'kin') return { kind: 'kin' as const, ...(outcome.value as Awaited<ReturnType<typeof kinOf>>) }
  if (act.do === 'say') return { kind: 'said' as const }
  return replace(act.do === 'auditor' ? '/alarms' : `/alarms?alarm=${act.alarmId}`)
}
