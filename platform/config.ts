import type { TestServer } from './postgres/cluster.ts'

export function readTestServer(env: NodeJS.ProcessEnv): TestServer {
  const url = env['DOORSTEP_TEST_DATABASE_URL']
  if (url) return { kind: 'address', url }
  const major = env['DOORSTEP_TEST_POSTGRES']
  return major ? { kind: 'debian', major: Number(major) } : { kind: 'embedded' }
}
