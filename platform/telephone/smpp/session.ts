import smpp from 'smpp'
import type { Pdu, Session } from 'smpp'

/** Milliseconds: between signs of life, how long one may take, and between tries to come back. */
const enquireEvery = 10_000
const enquirePatience = 4_000
const [firstWait, longestWait] = [250, 15_000]

export type Line = { host: string; port: number; tls: boolean; user: string; password: string }
export type Hears = { deliver(pdu: Pdu): Promise<void>; trouble(error: unknown): void }

/** What a request came to: its answer; `not_sent` when no session stood; `lost` when it left and no answer came. */
export type Answer = { is: 'answer'; pdu: Pdu } | { is: 'not_sent'; why: string } | { is: 'lost'; why: string }

/**
 * One session that is kept: bound as a transceiver, asked for signs of life, and made anew when it breaks, sooner first and then later.
 * What comes in is acknowledged after it was dealt with, and refused for now when that failed, so that the supplier brings it again.
 */
export type KeptSession = {
  /** Asks, and waits for the answer this long (ms). A session that is just being made is waited for; one that could not be is not. */
  request(ask: (session: Session, answered: (pdu: Pdu) => void) => boolean, patience: number): Promise<Answer>
  close(): Promise<void>
}

const temporaryTrouble = 0x64

export const keepSession = (line: Line, hears: Hears): KeptSession => {
  let bound: Session | null = null
  let making: Promise<Session | null> | null = null
  let latest: Session | null = null
  let again: NodeJS.Timeout | undefined
  let heart: NodeJS.Timeout | undefined
  let silence: NodeJS.Timeout | undefined
  let failures = 0
  let closed = false
  let why = 'Nobody has connected yet.'
  const waiting = new Set<() => void>()

  const ended = (session: Session, reason: string): void => {
    if (session !== latest) return
    latest = null
    bound = null
    why = reason
    clearInterval(heart)
    clearTimeout(silence)
    session.destroy()
    for (const give of waiting) give()
    waiting.clear()
    if (closed) return
    again = setTimeout(() => void make(), Math.min(longestWait, firstWait * 2 ** failures))
    failures += 1
  }

  const make = (): Promise<Session | null> => {
    clearTimeout(again)
    making ??= new Promise<Session | null>((resolve) => {
      const session = smpp.connect({ host: line.host, port: line.port, tls: line.tls, rejectUnauthorized: true })
      latest = session
      const tooLong = setTimeout(() => ended(session, 'It does not connect.'), enquirePatience)
      const settle = (value: Session | null): void => {
        clearTimeout(tooLong)
        making = null
        resolve(value)
      }
      session.on('error', (error: Error) => ended(session, `The line failed (${codeOf(error)}).`))
      session.on('close', () => {
        ended(session, 'The line was closed.')
        settle(null)
      })
      session.on('deliver_sm', (pdu: Pdu) => void dealWith(session, pdu))
      session.on('enquire_link', (pdu: Pdu) => session.send(pdu.response()))
      session.on('unbind', (pdu: Pdu) => {
        session.send(pdu.response())
        ended(session, 'The supplier ended the session.')
      })
      session.on(line.tls ? 'secureConnect' : 'connect', () =>
        session.bind_transceiver({ system_id: line.user, password: line.password, interface_version: 0x34 }, (pdu) => {
          if (pdu.command_status !== 0) return ended(session, `The supplier does not let us in (${pdu.command_status}).`)
          failures = 0
          bound = session
          heart = setInterval(() => askForLife(session), enquireEvery)
          settle(session)
        }),
      )
    })
    return making
  }

  const askForLife = (session: Session): void => {
    silence = setTimeout(() => ended(session, 'It gives no sign of life.'), enquirePatience)
    session.enquire_link({}, () => clearTimeout(silence))
  }

  const dealWith = async (session: Session, pdu: Pdu): Promise<void> => {
    try {
      await hears.deliver(pdu)
      session.send(pdu.response())
    } catch (error) {
      session.send(pdu.response({ command_status: temporaryTrouble }))
      hears.trouble(error)
    }
  }

  return {
    request: async (ask, patience) => {
      const until = performance.now() + patience
      const resting = bound === null && making === null && failures > 0
      const session = bound ?? (resting ? null : await inTime(make(), patience))
      if (session === null) return { is: 'not_sent', why }
      return new Promise<Answer>((resolve) => {
        const settle = (answer: Answer): void => {
          clearTimeout(late)
          waiting.delete(broken)
          resolve(answer)
        }
        const broken = (): void => settle({ is: 'lost', why: 'The line broke before the answer came.' })
        const late = setTimeout(() => settle({ is: 'lost', why: 'The supplier did not answer in time.' }), until - performance.now())
        waiting.add(broken)
        if (!ask(session, (pdu) => settle({ is: 'answer', pdu }))) settle({ is: 'not_sent', why: 'The line is closed.' })
      })
    },
    close: async () => {
      closed = true
      clearTimeout(again)
      clearInterval(heart)
      clearTimeout(silence)
      const session = latest
      if (session) await new Promise<void>((done) => session.destroy(done))
    },
  }
}

const inTime = <T>(promise: Promise<T>, patience: number): Promise<T | null> => {
  let late: NodeJS.Timeout | undefined
  const tooLong = new Promise<null>((resolve) => (late = setTimeout(resolve, patience, null)))
  return Promise.race([promise, tooLong]).finally(() => clearTimeout(late))
}

const codeOf = (error: Error): string => ('code' in error && typeof error.code === 'string' ? error.code : error.name)
