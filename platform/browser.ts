import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { chromium } from 'playwright-core'
import type { Browser } from 'playwright-core'

const run = promisify(execFile)
const packages = fileURLToPath(new URL('../node_modules/', import.meta.url))
const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Works as root and in containers; draws maps in software; asks nothing of the network but what the page asks. */
const flags = [
  ...['--disable-gpu', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--font-render-hinting=none'],
  ...['--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
]

/** A real Chromium without a window: the machine's own if it has one, else the one that came with `npm ci`. */
export async function launchBrowser(): Promise<Browser> {
  const own = installed.find((path) => existsSync(path))
  if (own) return chromium.launch({ executablePath: own, args: flags })
  const folder = await unpacked()
  const executablePath = join(folder, 'chromium')
  return chromium.launch({ executablePath, args: flags, env: await surroundings(folder, executablePath) })
}

/** Unpacks the packaged browser once per version, beside the packages; two that do it at once end with one folder. */
async function unpacked(): Promise<string> {
  const { version } = JSON.parse(readFileSync(join(packages, '@sparticuz/chromium/package.json'), 'utf8')) as { version: string }
  const folder = join(packages, '.cache', `chromium-${version}`)
  if (existsSync(folder)) return folder
  mkdirSync(dirname(folder), { recursive: true })
  const draft = mkdtempSync(`${folder}-`)
  const unpack = `import('@sparticuz/chromium').then((it) => it.default.executablePath())`
  // The package unpacks into the temporary folder, and its libraries only where it believes itself at Amazon's.
  const env = { ...process.env, TMPDIR: draft, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' }
  await run(process.execPath, ['--input-type=module', '-e', unpack], { cwd: packages, env })
  writeFileSync(join(draft, 'fonts.conf'), fontsIn(join(folder, 'fonts')))
  try {
    renameSync(draft, folder)
  } catch {
    rmSync(draft, { recursive: true })
  }
  return folder
}

/** Without one font that it can find, the browser lays every word out with no height at all. */
const fontsIn = (folder: string): string =>
  `<?xml version="1.0"?><fontconfig><dir>${folder}</dir><dir>/usr/share/fonts</dir><cachedir>${folder}/cache</cachedir></fontconfig>`

/** The packaged libraries are lent to the browser only on a machine that lacks its own. */
async function surroundings(folder: string, executable: string): Promise<Record<string, string>> {
  const basic = { ...process.env, FONTCONFIG_FILE: join(folder, 'fonts.conf') } as Record<string, string>
  try {
    await run(executable, ['--version', '--no-sandbox'], { env: basic })
    return basic
  } catch {
    return { ...basic, LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') }
  }
}
