import { parseArgs } from 'node:util'
import { readConfig } from '../platform/config.ts'
import { Trouble } from '../platform/trouble.ts'
import { verbs } from './cli/verbs.ts'

/** `npm run --silent doorstep -- <verb>`: reads its words, runs one verb, prints, exits 0, or 1 with a sentence that says what to do. */
const [verb = 'help', ...rest] = process.argv.slice(2)
const chosen = verbs.find((one) => one.name === verb)

const help = (): string => ['Doorstep, on the command line:', ...verbs.map((one) => `  ${one.usage.padEnd(44)} ${one.says}`)].join('\n')

try {
  if (verb === 'help') console.log(help())
  else if (!chosen) throw new Trouble(`There is no “${verb}”.`, `Ask with one of these:\n${help()}`)
  else {
    const { values, positionals } = parseArgs({ args: rest, options: chosen.options ?? {}, allowPositionals: true })
    process.exitCode = await chosen.run({ config: readConfig(process.env), values, positionals, print: (line) => console.log(line) })
  }
} catch (error) {
  if (error instanceof Trouble) console.error(`${error.sentence}\nWhat to do: ${error.next}`)
  else if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
    console.error(`${error.message}\nWhat to do: ${chosen?.usage ?? help()}`)
  else console.error(error)
  process.exitCode = 1
}
