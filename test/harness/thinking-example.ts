/** A thread for tests: it can be asked to fail, to die and to hang. */
import { answerQuestions } from '../../platform/thinking/answers.ts'

answerQuestions(({ double, fail, die, hang }: { double: number; fail?: boolean; die?: boolean; hang?: boolean }) => {
  if (fail) throw new Error('cannot think')
  if (die) process.exit(1)
  while (hang);
  return double * 2
})
