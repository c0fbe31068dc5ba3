/** A thread that takes every question and answers none. */
import { answerQuestions } from '../../platform/thinking/answers.ts'

answerQuestions(() => {
  for (;;);
})
