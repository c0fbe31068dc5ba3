import type { Config } from '@react-router/dev/config'

export default {
  appDirectory: 'apps',
  buildDirectory: 'build/web',
  ssr: true,
  // The whole table of pages travels with the first page: asking for it later would say which pages a person is about to open.
  routeDiscovery: { mode: 'initial' },
} satisfies Config
