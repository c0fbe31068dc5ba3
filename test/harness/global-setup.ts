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

let cluster: Promise<TestCluster> | undefined
let users = 0

/** One PostgreSQL for the whole run, however many projects of it ask. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  users += 1
  cluster ??= startTestCluster(readTestServer(process.env), testKeys.passwordOf)
  const { url, template } = await cluster
  project.provide('cluster', { url, template })
  return async () => {
    users -= 1
    if (users > 0) return
    await (await cluster)?.stop()
    cluster = undefined
  }
}
