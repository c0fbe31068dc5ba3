import { once } from 'node:events'
import { runAuditor } from '../audit/run.ts'
import { databaseOf } from '../world.ts'
import type { Asked } from './asked.ts'

/** Runs the auditor until it is asked to end: for whoever starts each program themselves. */
export const audit = async ({ config, print }: Asked): Promise<number> => {
  const running = runAuditor(config, databaseOf(config), print)
  print('The auditor looks every five seconds.')
  await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')])
  await running.stop()
  return 0
}
