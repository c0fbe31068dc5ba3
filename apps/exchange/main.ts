import { readConfig } from './config.ts'
import { directoryFile } from './directory.ts'
import { startExchange } from './exchange.ts'

/** The exchange as a program of its own. It ends at Ctrl-C, at a polite kill, and with the program that started it over a channel. */
const read = readConfig(process.env)
if (!read.ok) {
  process.stderr.write(`The telephone exchange cannot start:\n${read.faults.map((fault) => `  ${fault}\n`).join('')}`)
  process.exit(1)
}
const { directory, smpp, ...settings } = read.config
const complain = (sentence: string) => void process.stderr.write(`${sentence}\n`)

const exchange = await startExchange({
  ...settings,
  pace: 'lifelike',
  ...(smpp ? { smpp } : {}),
  ...(directory ? { directory: directoryFile(directory, complain) } : {}),
}).catch((error: NodeJS.ErrnoException) => {
  if (error.code !== 'EADDRINUSE') throw error
  complain(`Port ${settings.port} is taken. Stop what uses it, or choose another with DOORSTEP_EXCHANGE_PORT.`)
  process.exit(1)
})
process.stdout.write(`The telephone exchange is ready at ${exchange.url}\n`)
const leave = () => void exchange.close().then(() => process.exit(0))
for (const signal of ['SIGINT', 'SIGTERM', 'disconnect'] as const) process.once(signal, leave)
