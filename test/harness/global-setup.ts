import type { TestProject } from 'vitest/node'
import { readTestServer } from '../../platform/config.ts'
import { startTestCluster } from '../../platform/postgres/cluster.ts'
import type { TestCluster } from '../../platform/postgres/cluster.ts'
import { testKeys } from './keys.ts'

declare module 'vitest' {
  interface ProvidedContext {
    cluster: { url: string; template: string }
  }
}

type Shared = { users: number; cluster?: Promise<TestCluster> }
/** Every vitest project loads this file anew, in one process: what they share hangs where all of them see it. */
const shared = ((globalThis as { doorstepTests?: Shared }).doorstepTests ??= { users: 0 })

/** One PostgreSQL for the whole run, however many projects of it ask. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  shared.users += 1
  shared.cluster ??= startTestCluster(readTestServer(process.env), testKeys.passwordOf)
  const { url, template, stop } = await shared.cluster
  project.provide('cluster', { url, template })
  return async () => {
    shared.users -= 1
    if (shared.users > 0) return
    delete shared.cluster
    await stop()
  }
}
