import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const client = fileURLToPath(new URL('../build/web/client', import.meta.url))
const named = /["'`(](\/assets\/[\w.-]+\.m?js)/g
/** `import … from "./x.js"` and `import"./x.js"`, but not `import("./x.js")`, which waits until it is needed. */
const imported = /(?:\bfrom|\bimport)\s*["']\.\/([\w.-]+\.js)["']/g

/** Every script that a page's first load fetches: those it names, and what these import at once. */
export const scriptsOf = (html: string): string[] => {
  const waiting = [...html.matchAll(named)].map(([, path]) => path!)
  const found = new Set<string>()
  for (let path = waiting.pop(); path; path = waiting.pop()) {
    if (found.has(path)) continue
    found.add(path)
    for (const [, name] of readFileSync(`${client}${path}`, 'utf8').matchAll(imported)) waiting.push(`/assets/${name}`)
  }
  return [...found].sort()
}

/** In thousands of bytes, compressed by gzip as a server commonly does. */
export const compressedKilobytes = (paths: readonly string[]): number =>
  paths.reduce((sum, path) => sum + gzipSync(readFileSync(`${client}${path}`)).length, 0) / 1000

/** What these scripts fetch later, when it is needed: the map. */
export const laterScriptsOf = (paths: readonly string[]): string[] => {
  const lazily = /\bimport\(\s*["'`]\.\/([\w.-]+\.js)["'`]/g
  const later = paths.flatMap((path) => [...readFileSync(`${client}${path}`, 'utf8').matchAll(lazily)].map(([, name]) => `/assets/${name}`))
  return [...new Set(later)].filter((path) => !paths.includes(path))
}
