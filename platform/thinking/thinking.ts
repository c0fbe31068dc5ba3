/** A thread of this process that thinks while pages are answered. It is started once, and again whenever it ends. */
import { Worker } from 'node:worker_threads'
import { restAfter } from '../supervise.ts'

export type Thinking = {
  /** What the thread makes of a question (plain values only); null when it does not answer in time, or cannot. Never rejects. */
  readonly ask: (question: unknown) => Promise<unknown>
  readonly close: () => Promise<void>
}
export type Asked = { readonly id: number; readonly question: unknown }
export type Answered = { readonly id: number; readonly answer: unknown; readonly trouble?: string }

export type ThinkingSettings = {
  /** The thread's program: see `answerQuestions`. */
  readonly program: URL
  /** How long whoever asks waits, in ms. Nobody on the telephone waits longer than this for odds. */
  readonly patience?: number
  /** After so many questions in a row without an answer in time the thread is taken to hang, and is started anew. */
  readonly unansweredAtMost?: number
  /** How much the thread may hold before it is ended and started anew; without it, as much as Node lets it. */
  readonly memory?: ThreadMemory
  readonly trouble: (error: unknown) => void
}
/** In MB. Less room for what is young means that what was left is cleared away sooner. */
type ThreadMemory = { readonly maxOldGenerationSizeMb: number; readonly maxYoungGenerationSizeMb: number }

export const startThinking = ({ program, patience = 1000, unansweredAtMost = 5, memory, trouble }: ThinkingSettings): Thinking => {
  const waiting = new Map<number, (answer: unknown) => void>()
  const ends: number[] = []
  let [asked, unanswered, closed] = [0, 0, false]
  let worker: Worker | null = null

  const settle = (id: number, answer: unknown): void => {
    waiting.get(id)?.(answer)
    waiting.delete(id)
  }
  const start = (): void => {
    if (closed) return
    const one = new Worker(program, memory ? { resourceLimits: memory } : {})
    worker = one
    one.unref()
    one.on('message', ({ id, answer, trouble: said }: Answered) => {
      unanswered = 0
      if (said !== undefined) trouble(new Error(said))
      settle(id, answer)
    })
    one.on('error', trouble)
    one.on('exit', () => {
      worker = null
      unanswered = 0
      for (const id of waiting.keys()) settle(id, null)
      setTimeout(start, restAfter(ends, performance.now())).unref()
    })
  }
  start()

  return {
    ask: (question) => {
      const thread = worker
      if (thread === null) return Promise.resolve(null)
      const id = (asked += 1)
      return new Promise((answered) => {
        const late = setTimeout(() => {
          settle(id, null)
          if ((unanswered += 1) >= unansweredAtMost) void thread.terminate()
        }, patience)
        waiting.set(id, (answer) => {
          clearTimeout(late)
          answered(answer)
        })
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
        thread.postMessage({ id, question } satisfies Asked)
      })
    },
    close: async () => {
      closed = true
      await worker?.terminate()
    },
  }
}
