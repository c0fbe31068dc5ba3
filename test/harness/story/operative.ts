/** An operative of a story, with the phone in the hand: everything goes through its own API, over HTTP. */
import type { ActFacts } from '../../../care/visits/rules/visit.ts'
import type { PhoneVisit } from '../../../care/visits/rules/shown.ts'
import type { PhoneAnswer } from '../../../apps/api/phone.ts'
import { townPin } from '../townspeople.ts'
import type { OperativeWho } from '../townspeople.ts'
import { phoned } from './people.ts'
import type { Phoned } from './people.ts'
import type { Stage } from './stage.ts'

type ShownVisit = Extract<PhoneVisit, { kind: 'visit' }>
type Asking =
  | { kind: 'help'; silent: boolean }
  | { kind: 'check_in' | 'safe_now' | 'home_safe'; pin?: string }
  | { kind: 'amber'; text?: string }
  | { kind: 'concern'; words: string; danger?: string }

export type Operative = Phoned & {
  who: OperativeWho
  number: string
  /** Number, code from the text, PIN; by itself before anything else the first time. */
  signsIn(pin?: string): Promise<{ status: number; body: unknown }>
  /** What the phone shows now. */
  sees(): Promise<PhoneVisit>
  /** The visit it shows; fails when there is none. */
  thisVisit(): Promise<ShownVisit>
  /** Tells one act after the other, as they happen; fails with the reasons when one is refused. */
  does(...acts: (ActFacts | Asking)[]): Promise<PhoneAnswer[]>
  /** The codes of all reasons against one act; none when it was taken. */
  tries(act: ActFacts): Promise<string[]>
  /** Tells the office acts that were kept while there was no signal, with the moment each happened. */
  tellsLater(acts: readonly (ActFacts & { at: Temporal.Instant })[]): Promise<PhoneAnswer[]>
  readsEveryPrecaution(): Promise<void>
  /** Reads, sets off, twelve minutes on the road, arrives and knocks. */
  reachesTheDoor(): Promise<void>
  /** Everything between the knock and a yes, and the threshold. */
  isLetIn(by: string): Promise<void>
  phoneDies(): Promise<void>
}

export const operativeOf = (stage: Stage, who: OperativeWho, number: string): Operative => {
  const { world, clock, publicUrl } = stage
  const cookies = new Map<string, string>()
  const ask = async (path: string, body?: object): Promise<{ status: number; body: unknown }> => {
    const headers = { 'content-type': 'application/json', cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') }
    const reply = await fetch(`${publicUrl}${path}`, body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers })
    for (const cookie of reply.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      if (name && value) cookies.set(name, value)
    }
    return { status: reply.status, body: await reply.json() }
  }
  const phone = phoned(stage, number)
  let isIn = false
  const signsIn: Operative['signsIn'] = async (pin = townPin) => {
    if (!cookies.has('device')) {
      await ask('/api/phone/device', { telephone: number })
      await clock.settles()
      const { body } = await phone.hears('Your Doorstep code')
      await ask('/api/phone/enrol', { code: /is (\d+)/.exec(body)![1] })
    }
    const answer = await ask('/api/phone/pin', { pin })
    isIn = answer.status === 200
    await clock.settles()
    return answer
  }
  const opened = async (): Promise<void> => {
    if (!isIn) await signsIn()
    if (!isIn) throw new Error(`${who.name} could not sign in.`)
  }
  const sees = async (): Promise<PhoneVisit> => {
    await opened()
    return (await ask('/api/phone/visit')).body as PhoneVisit
  }
  let last: ShownVisit | null = null
  const thisVisit = async (): Promise<ShownVisit> => {
    const shown = await sees()
    if (shown.kind !== 'visit') throw new Error(`${who.name}'s phone shows no visit but “${shown.kind}”.`)
    return (last = shown)
  }
  /** What the phone has open: the visit that it shows, or the one it showed last when that is over. */
  const visitOnScreen = async (): Promise<ShownVisit> => {
    const shown = await sees()
    if (shown.kind === 'visit') return (last = shown)
    if (!last) throw new Error(`${who.name}'s phone has never shown a visit.`)
    return last
  }
  const tell = async (acts: readonly object[]): Promise<PhoneAnswer[]> => {
    await opened()
    const { body } = await ask('/api/phone/acts', { sentAt: clock.now().toString(), acts })
    await clock.settles()
    return (body as { answers: PhoneAnswer[] }).answers
  }
  const one = async (act: ActFacts | Asking, at: Temporal.Instant = clock.now()) => {
    const { visitId } = await visitOnScreen()
    return { id: world.newId('act'), visitId, ...act, at: at.toString() }
  }
  const reasonsOf = (answer: PhoneAnswer | undefined): string[] => {
    if (!answer || 'again' in answer) return ['BROKE']
    return answer.ok ? [] : answer.reasons.map(({ code }) => code)
  }
  const does: Operative['does'] = async (...acts) => {
    const answers: PhoneAnswer[] = []
    for (const act of acts) {
      const [answer] = await tell([await one(act)])
      const no = reasonsOf(answer)
      if (no.length > 0) throw new Error(`${who.name} could not ${act.kind}: ${no.join(', ')}`)
      answers.push(answer!)
    }
    return answers
  }
  const readsEveryPrecaution = async (): Promise<void> => {
    const { shown } = await thisVisit()
    for (const { markerId } of shown.plates) await does({ kind: 'read_marker', markerId })
  }
  return {
    ...phone,
    ...{ who, number, signsIn, sees, thisVisit, does, readsEveryPrecaution },
    tries: async (act) => reasonsOf((await tell([await one(act)]))[0]),
    tellsLater: async (acts) => tell(await Promise.all(acts.map((act) => one(act, act.at)))),
    reachesTheDoor: async () => {
      await readsEveryPrecaution()
      await does({ kind: 'set_off' })
      await clock.passes('12 minutes')
      await does({ kind: 'arrive' }, { kind: 'knock' })
    },
    isLetIn: async (by) => {
      await does({ kind: 'door_opened' }, { kind: 'say_code' }, { kind: 'show_id' }, { kind: 'under_18s', only: false })
      await does({ kind: 'look_around', found: 'going_in' })
      await does({ kind: 'consent', givenBy: by, work: 'Mend the kitchen tap', rooms: ['Hall', 'Kitchen'] }, { kind: 'go_in' })
    },
    phoneDies: async () => {
      isIn = false
      await phone.handset.switchesOff()
    },
  }
}
