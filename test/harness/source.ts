/** The project's own source as text, for the tests that hold the house to its plan. */
import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../', import.meta.url))

/** Not ours, or not written by hand. */
const passedOver = new Set(['node_modules', 'build', 'data', 'docs'])

/** Every file below a folder, by its path from the root, in order. */
export const filesBelow = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.') && !passedOver.has(name))
    .flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      return entry.isDirectory() ? filesBelow(path) : [path]
    })
    .toSorted()

export const textOf = (path: string): string => readFileSync(join(root, path), 'utf8')
export const isTest = (path: string): boolean => /\.(test|fixture)\.tsx?$/.test(path)
export const isCode = (path: string): boolean => /\.(ts|tsx|mjs)$/.test(path)

/** Comments and the insides of texts taken out, so that a word in a sentence is not taken for code. */
export const codeOf = (path: string): string =>
  textOf(path).replaceAll(/\/\*[^]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g, (found) =>
    found.startsWith('/') ? '' : `${found[0]}${found[0]}`,
  )

export type Import = {
  from: string
  /** A path from the root, or the name of a package (`kysely`, `node:crypto`). */
  to: string
  isPackage: boolean
  typeOnly: boolean
}

const importing = /^(import|export)\s+(type\s)?[^'"`;]*?from\s+'([^']+)'|^import\s+'([^']+)'|\bimport\('([^']+)'\)/gm

export const importsOf = (path: string): Import[] =>
  [...textOf(path).matchAll(importing)].map(([, , type, from, bare, lazy]) => {
    const to = from ?? bare ?? lazy ?? ''
    const isPackage = !to.startsWith('.')
    return { from: path, to: isPackage ? to : relative(root, join(root, dirname(path), to)), isPackage, typeOnly: type !== undefined }
  })
