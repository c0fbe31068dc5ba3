import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { build } from 'vite'
import { root } from '../source.ts'

/** Programs that are killed a hundred times begin faster from one file. As deep below the root as `platform/maps`, which looks for `data` from there. */
export const builtPrograms = async (): Promise<{ worker: string; web: string }> => {
  const folder = join(root, `build/killed-${process.pid}`)
  const entry = (name: string): string => join(root, `test/harness/kill/${name}.ts`)
  await build({
    ...{ configFile: false, root, logLevel: 'error', ssr: { noExternal: true, external: ['@node-rs/argon2', 'sharp'] } },
    build: {
      ...{ ssr: true, outDir: folder, emptyOutDir: true, target: 'esnext', reportCompressedSize: false, assetsDir: '' },
      rolldownOptions: { input: { worker: entry('worker'), web: entry('web') }, output: { chunkFileNames: '[name]-[hash].js' } },
    },
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return { worker: join(folder, 'worker.js'), web: join(folder, 'web.js') }
}
