import { parentPort } from 'node:worker_threads'
import type { Answered, Asked } from './thinking.ts'

/** For the thread's own program: answers each question with `think`. One that cannot be thought through is answered by null. */
export const answerQuestions = (think: (question: never) => unknown): void => {
  parentPort!.on('message', ({ id, question }: Asked) => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    const said = (one: Omit<Answered, 'id'>): void => parentPort!.postMessage({ id, ...one } satisfies Answered)
    try {
      said({ answer: think(question as never) })
    } catch (error) {
      said({ answer: null, trouble: String(error instanceof Error ? error.stack : error) })
    }
  })
}
