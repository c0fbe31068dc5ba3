import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import type { ServerBuild } from 'react-router'
import { expect, test } from 'vitest'

const builtAt = (path: string): URL => new URL(`../../build/web/${path}`, import.meta.url)

/** Everything that the browser must have before Today runs. The map comes afterwards, by itself, and is not in it. */
test('the first load of the control room is under 350 kB of compressed JavaScript, the map apart', async () => {
  const { assets } = (await import(builtAt('server/index.js').href)) as ServerBuild
  const parts = [assets.entry, ...['root', 'control-room/layout', 'control-room/today'].map((id) => assets.routes[id])]
  const files = new Set(parts.flatMap((part) => (part ? [part.module, ...(part.imports ?? [])] : [])))
  expect(files.size).toBeGreaterThan(3)
  const sizes = [...files].map((file) => gzipSync(readFileSync(builtAt(`client${file}`))).length)
  const all = sizes.reduce((sum, size) => sum + size, 0)
  expect(all).toBeLessThan(350_000)
  expect([...files].filter((file) => /maplibre|engine-/.test(file))).toEqual([])
})
