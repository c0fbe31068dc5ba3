import './in-production.ts'
import { readConfig } from '../platform/config.ts'
import { endWhenAsked } from '../platform/supervise.ts'
import { startThinking } from '../platform/thinking/thinking.ts'
import { thinkingWhenAsked } from '../platform/thinking/when-asked.ts'
import { openLog } from './log.ts'
import { buildServer } from './server.ts'
import { openWorld } from './world.ts'

const config = readConfig(process.env)
const log = openLog('serve')
const thinking = startThinking({
  program: new URL('thinking.ts', import.meta.url),
  trouble: (error) => log.error({ err: error }, 'The thread that thinks promises through had trouble.'),
})
/** A look ahead is asked for by a page: whoever opened it gets the page without it rather than wait longer than this. */
const planning = startThinking({
  program: new URL('planning.ts', import.meta.url),
  patience: 5000,
  unansweredAtMost: 2,
  memory: { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 24 },
  trouble: (error) => log.error({ err: error }, 'The thread that plans the day had trouble.'),
})
/** A day takes seconds to live through, and nobody is on the telephone for it. */
const rehearsing = thinkingWhenAsked({
  program: new URL('rehearsing.ts', import.meta.url),
  patience: 120_000,
  trouble: (error) => log.error({ err: error }, 'The thread that rehearses days had trouble.'),
})
const opened = openWorld(config, { thinking, planning, rehearsing })
/** A practice exchange shows the operative's phone and residents' pages on its own page; a real supplier is reached by https and shows nothing. */
const framedBy = config.twilio?.apiUrl.startsWith('http:') ? new URL(config.twilio.apiUrl).origin : null
const server = await buildServer(opened, {
  authToken: config.twilio?.authToken ?? null,
  notifyToken: config.notify?.callbackToken ?? null,
  auditorToken: config.auditor.twilio?.authToken ?? null,
  framedBy,
  log: (error, url) => log.error({ err: error, url }),
})

/** Only this machine may reach a Doorstep whose public address is this machine. */
const isLocal = new URL(config.publicUrl).hostname === 'localhost'
await server.listen({ port: config.port, host: isLocal ? 'localhost' : '0.0.0.0' })
log.info({ port: config.port }, 'The server answers.')

endWhenAsked(async () => {
  await server.close()
  await Promise.all([opened.world.db.close(), thinking.close(), planning.close(), rehearsing.close()])
})
