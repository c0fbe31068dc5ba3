import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = resolve(fileURLToPath(import.meta.url), '../../..')
export const inRoot = (/** @type {string[]} */ ...parts) => join(root, ...parts)

// Needed before anything is installed; `platform/config.ts` reads these two again, with the rest, and tells every fault.
export const dataDir = resolve(root, process.env['DOORSTEP_DATA_DIR'] || '.doorstep')
export const port = Number(process.env['PORT'] || 3000)

/** The nearest folder above a path that exists already. @param {string} path @returns {string} */
export const nearestFolder = (path) => (existsSync(path) ? path : nearestFolder(dirname(path)))
