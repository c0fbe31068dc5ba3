import { hooksPlugin } from '../../../apps/api/hooks.ts'
import { phonePlugin } from '../../../apps/api/phone.ts'
import { listeners } from '../../../apps/listeners.ts'
import { openWorld } from '../../../apps/world.ts'
import { readConfig } from '../../../platform/config.ts'
import { makeServer } from '../../../platform/http/server.ts'
import { told } from './hook.ts'

/** The supplier's hooks and the phone's acts as they stand in the web server, in a process of their own, without the pages. */
await told()
const config = readConfig(process.env)
const { world } = openWorld(config)
const log = (error: unknown, where: string): void => console.error(where, error)
const server = makeServer({ https: false, log })
server.register(hooksPlugin({ world, authToken: config.twilio!.authToken, listeners, trouble: log }))
server.register(phonePlugin({ world, trouble: log }))
await server.listen({ port: config.port, host: '127.0.0.1' })
process.send?.('at work')
process.once('disconnect', () => process.exit(0))
