import { readFileSync } from 'node:fs'

/**
 * Calls `then` once npm, which started us, has died without telling us (`kill -9`). npm runs us through a shell that
 * outlives it, so where there is /proc the link above the shell is watched as well.
 * @param {() => void} then
 */
export function whenNpmDies(then) {
  if (!process.env['npm_lifecycle_event']) return
  const shell = infoOf(process.ppid)
  const above = shell && /^(ba|da|a|)sh$/.test(shell.name) ? shell.parent : null
  const parent = process.ppid
  const look = setInterval(() => {
    if (process.ppid === parent && (above === null || infoOf(parent)?.parent === above)) return
    clearInterval(look)
    then()
  }, 500)
  look.unref()
}

/** @param {number} pid @returns {{ name: string, parent: number } | null} */
function infoOf(pid) {
  try {
    const [, name = '', rest = ''] = /\((.*)\) (.*)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? []
    return { name, parent: Number(rest.split(' ')[1]) }
  } catch {
    return null
  }
}
