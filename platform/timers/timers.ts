import { sql } from 'kysely'
import type { ContractorId } from '../../lib/ids.ts'
import type { Instant } from '../../lib/time.ts'
import type { Tx } from '../postgres/tx.ts'
import type { World } from '../world.ts'

/** A timer that the engine has claimed. `fence` proves that the claim is still ours when we finish. */
export type Claimed = {
  contractorId: ContractorId
  id: string
  kind: string
  subjectId: string
  dueAt: Instant
  fence: number
  attempts: number
}

/**
 * What a handler gets. `once` opens a transaction in the engine's name, takes the timer away in it and does the work, so that
 * both happen or neither; when somebody else has claimed the timer meanwhile, nothing is done.
 */
export type Job = { world: World; timer: Claimed; once(work: (tx: Tx) => Promise<void>): Promise<void> }

/** One entry of the literal list of handlers in `apps/work.ts`. */
export type Handler = { kind: string; run(job: Job): Promise<void> }

/**
 * Which lane. Duty: 0 decides about somebody who may be in danger, 1 says it to whoever is asked or rung. 2 is the day's business,
 * 3 what can wait. A lower one is always served first.
 */
export type Lane = 0 | 1 | 2 | 3

type ToFire = { kind: string; subject: string; dueAt: Instant; lane?: Lane }

/** Sets, or moves, the one timer of this kind for this subject. It fires at `dueAt` or as soon after as there is an engine. */
export const setTimer = (tx: Tx, timer: ToFire): Promise<void> => setTimers(tx, [timer])

/** As `setTimer`, for several subjects in one statement; each once. */
export const setTimers = async (tx: Tx, timers: readonly ToFire[]): Promise<void> => {
  if (timers.length === 0) return
  const rows = timers.map(({ subject: subjectId, lane = 2, ...timer }) => ({ ...timer, subjectId, lane }))
  await tx.q
    .insertInto('timers')
    .values(rows.map((row) => ({ ...row, contractorId: tx.who.contractorId, id: tx.world.newId('timer') })))
    .onConflict((c) =>
      c.constraint('timer_once_per_subject').doUpdateSet({
        dueAt: (e) => e.ref('excluded.dueAt'),
        lane: (e) => e.ref('excluded.lane'),
        leasedUntil: null,
        leasedBy: null,
        attempts: 0,
        setAt: sql<Instant>`time_now()`,
        fence: sql<number>`timers.fence + 1`,
      }),
    )
    .execute()
}

/** Sets the one timer of this kind for each subject that has none; for one that stands, also in somebody's hands, nobody waits. */
export const setTimersOnce = async (
  tx: Tx,
  { kind, subjects, dueAt, lane = 2 }: Omit<ToFire, 'subject'> & { subjects: readonly string[] },
): Promise<void> => {
  if (subjects.length === 0) return
  const ids = subjects.map(() => tx.world.newId('timer'))
  await sql`insert into timers (contractor_id, id, kind, subject_id, due_at, lane)
    select ${tx.who.contractorId}, id, ${kind}, subject, ${dueAt}::timestamptz, ${lane}::smallint
      from unnest(${ids}::text[], ${subjects}::text[]) as one (id, subject)
      where not exists (select from timers where contractor_id = ${tx.who.contractorId} and kind = ${kind} and subject_id = subject)
    on conflict on constraint timer_once_per_subject do nothing`.execute(tx.q)
}

/** Takes the timer away, if there is one. */
export const cancelTimer = (tx: Tx, { kind, subject }: { kind: string; subject: string }): Promise<void> =>
  cancelTimers(tx, { kind, subjects: [subject] })

/** As `cancelTimer`, for several subjects in one statement. */
export const cancelTimers = async (tx: Tx, { kind, subjects }: { kind: string; subjects: readonly string[] }): Promise<void> => {
  if (subjects.length > 0) await tx.q.deleteFrom('timers').where('kind', '=', kind).where('subjectId', 'in', subjects).execute()
}

/** A claim of a timer, by which whoever works without `once` proves that it is still theirs. */
type Claim = { timerId: string; fence: number }

/** Whether a claim still stands; held, so that nobody takes it meanwhile. For short transactions: a lease is not renewed while it is held. */
export const holdsClaim = async (tx: Tx, { timerId, fence }: Claim): Promise<boolean> =>
  (await tx.q.selectFrom('timers').select('id').where('id', '=', timerId).where('fence', '=', fence).forUpdate().executeTakeFirst()) !==
  undefined

/** Takes a claimed timer away; one that was set anew meanwhile stays. */
export const dropClaim = async (tx: Tx, { timerId, fence }: Claim): Promise<void> => {
  await tx.q.deleteFrom('timers').where('id', '=', timerId).where('fence', '=', fence).execute()
}
