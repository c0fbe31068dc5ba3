import type { OperativeId } from '../../../../lib/ids.ts'
import { before } from '../../../../lib/time.ts'
import type { Tx } from '../../../../platform/postgres/tx.ts'
import { isDue, isHomeOffered, isPaused, nudgeBefore } from '../../rules.ts'
import type { PhoneWatch } from '../../rules.ts'
import { awaitedHome, helpWithoutPin, lastPhoneState, openWatchOf } from '../../store.ts'

/** What this phone is shown about its own watch. A2 Nothing in it depends on which of the two right PINs was given. */
export const watchForPhone = async (tx: Tx): Promise<PhoneWatch> => {
  if (tx.who.kind !== 'operative') return { watch: null, help: null, homeSafe: null }
  const { operativeId } = tx.who
  return { watch: await watchShown(tx, operativeId), help: await helpShown(tx, operativeId), homeSafe: await homeShown(tx, operativeId) }
}

/** For a known phone whose shift is over: whether the end of the shift waits for a word, and nothing else. */
export const homeForPhone = async (tx: Tx): Promise<PhoneWatch> => ({
  ...{ watch: null, help: null },
  homeSafe: tx.who.kind === 'operative' ? await homeShown(tx, tx.who.operativeId) : null,
})

/** How their phone was when it last told something, for whoever answers their alarm. */
export const phoneState = (tx: Tx, operativeId: OperativeId) => lastPhoneState(tx, operativeId)

const watchShown = async (tx: Tx, operativeId: OperativeId): Promise<PhoneWatch['watch']> => {
  const watch = await openWatchOf(tx, operativeId)
  if (!watch || watch.state === 'ended') return null
  const { state, everyMinutes, lastSignAt: lastHeardAt, checkInBy, amberAt, pausedUntil: until, pauseWhy: why } = watch
  return {
    ...{ state, everyMinutes, lastHeardAt, checkInBy },
    nudgeAt: before(checkInBy, nudgeBefore),
    asksPin: isDue(watch, tx.now),
    amber: amberAt && { sinceAt: amberAt },
    pause: until && why && isPaused(watch, tx.now) ? { until, why } : null,
  }
}

const helpShown = async (tx: Tx, operativeId: OperativeId): Promise<PhoneWatch['help']> => {
  const help = await helpWithoutPin(tx, operativeId)
  if (!help) return null
  const { happenedAt: askedAt, silent, state, answeredByName } = help
  return { askedAt, silent, answeredBy: silent || state === 'ringing' ? null : (answeredByName?.split(' ')[0] ?? null) }
}

const homeShown = async (tx: Tx, operativeId: OperativeId): Promise<PhoneWatch['homeSafe']> => {
  const [home] = await awaitedHome(tx, operativeId)
  return home && isHomeOffered(home.dueAt, tx.now) ? { dueAt: home.dueAt, asksPin: home.state !== 'expected' } : null
}
