import type pg from 'pg'
import { keepShouts, noteLook, noteShouted } from './book.ts'
import type { Finding, Noted, Shout } from './book.ts'
import type { DeadMan } from './dead-man.ts'
import { overdueNow } from './overdue.ts'
import type { Overdue } from './overdue.ts'
import { lastAnswers, peopleOnDuty } from './people.ts'
import type { Reachable } from './people.ts'
import { shoutAt, tellMended } from './shout.ts'
import type { Voice } from './shout.ts'
import { isOld, isTimeToShout } from './when.ts'
import { bareWords, blindWords, mendedWords, shoutOf } from './words.ts'

/** `open` gives a fresh connection as the role `auditor`, or throws. */
export type Outside = { open(): Promise<pg.Client>; voice: Voice; deadMan: DeadMan; now(): Date; say(sentence: string): void }

/** What one look came to. `blind`: the database did not answer. */
export type Looked = { blind: boolean; findings: number; shouts: Shout[] }
export type Auditor = { look(): Promise<Looked>; stop(): Promise<void> }

/**
 * A3 A5 The guard of the guard. Each look reads what should have happened by now; what is found stands on every desk at once; what is
 * still there at the next look is shouted, by the auditor's own sender, at everyone on duty, until it is mended or somebody has it.
 */
export const makeAuditor = ({ open, voice, deadMan, now, say }: Outside): Auditor => {
  const awakeSince = now()
  let client: pg.Client | null = null
  /** Who was on duty when the database last answered, for when it does not. */
  let known: Reachable[] = []
  let blindSince: Finding | null = null
  let unkept: Shout[] = []

  const see = async (): Promise<{ overdue: Overdue[]; noted: Noted; answers: Map<string, Date>; client: pg.Client }> => {
    const line = (client ??= await open())
    const { rows } = await line.query<{ isStandby: boolean }>('select pg_is_in_recovery() as "isStandby"')
    if (rows[0]?.isStandby) throw new Error('This database is a standby that takes no changes.')
    const overdue = await overdueNow(line, { awakeSince, now: now() })
    const noted = await noteLook(line, overdue, now())
    known = await peopleOnDuty(line)
    const answers = await lastAnswers(line)
    if (unkept.length > 0) await keepShouts(line, unkept)
    unkept = []
    return { overdue, noted, answers, client: line }
  }

  const shoutAbout = async (findings: readonly Finding[], overdue: readonly Overdue[]): Promise<Shout[]> => {
    const aboutOf = (one: Finding) =>
      overdue.find((o) => o.contractorId === one.contractorId && o.kind === one.kind && o.subjectId === one.subjectId) ?? null
    const words = shoutOf(findings.map((one) => ({ words: one.words, about: aboutOf(one) })))
    const people = known.filter((person) => person.contractorId === findings[0]!.contractorId)
    say(`Shouting at ${people.length} people: ${findings.map((one) => bareWords[one.kind]).join(', ')}.`)
    return shoutAt(voice, people, words, now())
  }

  const seeing = async (): Promise<Looked> => {
    const { overdue, noted, answers, client: line } = await see()
    blindSince = null
    const shouts: Shout[] = []
    const urgency = new Map(overdue.map((one, n) => [`${one.contractorId} ${one.kind} ${one.subjectId}`, n]))
    const rank = (one: Finding): number => urgency.get(`${one.contractorId} ${one.kind} ${one.subjectId}`) ?? 0
    for (const [contractorId, findings] of Map.groupBy(noted.open, (one) => one.contractorId)) {
      if (!isTimeToShout(findings, answers.get(contractorId) ?? null, now())) continue
      await noteShouted(line, contractorId, now())
      shouts.push(
        ...(await shoutAbout(
          findings.toSorted((a, b) => rank(a) - rank(b)),
          overdue,
        )),
      )
    }
    if (shouts.length > 0) await keepShouts(line, shouts)
    await tellWhoeverWasWoken(noted)
    const old = noted.open.filter((one) => isOld(one, now()))
    const deaf = shouts.length > 0 && shouts.every((one) => one.trouble !== null) ? ['no supplier takes a shout'] : []
    await tellDeadMan([...new Set(old.map((one) => bareWords[one.kind])), ...deaf])
    return { blind: false, findings: noted.open.length, shouts }
  }

  const tellWhoeverWasWoken = async ({ open: left, mended }: Noted): Promise<void> => {
    const well = new Set(
      mended.filter((one) => one.wasShouted && !left.some((o) => o.contractorId === one.contractorId)).map((one) => one.contractorId),
    )
    if (well.size > 0)
      await tellMended(
        voice,
        known.filter((person) => well.has(person.contractorId)),
        mendedWords,
      )
  }

  const tellDeadMan = async (troubles: readonly string[]): Promise<void> => {
    const wrong = await deadMan.tell(troubles.length === 0 ? null : `Doorstep: ${troubles.join('; ')}.`, now())
    if (wrong !== null) say(`The dead man's switch was not reached: ${wrong}.`)
  }

  const hangUp = async (): Promise<void> => {
    const line = client
    client = null
    await line?.end().catch(() => undefined)
  }

  /** The database does not answer: from memory, at the second look and every forty seconds, to everybody who was on duty. */
  const unseeing = async (error: unknown): Promise<Looked> => {
    say(`The database was not read: ${error instanceof Error ? error.message : String(error)}`)
    await hangUp()
    blindSince ??= { contractorId: '', kind: 'engine_silent', subjectId: 'database', words: blindWords, foundAt: now(), shoutedAt: null }
    const shouts: Shout[] = []
    if (isTimeToShout([blindSince], null, now())) {
      blindSince.shoutedAt = now()
      for (const contractorId of new Set(known.map((person) => person.contractorId)))
        shouts.push(...(await shoutAbout([{ ...blindSince, contractorId }], [])))
      unkept.push(...shouts)
    }
    if (isOld(blindSince, now())) await tellDeadMan(['the database does not answer'])
    return { blind: true, findings: 1, shouts }
  }

  return { look: () => seeing().catch(unseeing), stop: hangUp }
}
