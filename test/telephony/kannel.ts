import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startExchange } from '../../apps/exchange/exchange.ts'
import type { Message } from '../../apps/exchange/switch/things.ts'
import { isNothing, until } from '../harness/kill/until.ts'
import { freePort } from '../harness/ports.ts'

/** Kannel as a customer of the exchange's text centre, on these ports; whatever is sent to it, it answers. */
const settings = async (folder: string, smpp: number): Promise<string> => `group = core
admin-port = ${await freePort()}
smsbox-port = ${await freePort()}
admin-password = drill
log-file = "${folder}/bearerbox.log"
box-deny-ip = "*.*.*.*"
box-allow-ip = "127.0.0.1"

group = smsc
smsc = smpp
smsc-id = exchange
host = 127.0.0.1
port = ${smpp}
transceiver-mode = true
system-type = ""
address-range = ""
smsc-username = "foo"
smsc-password = "bar"

group = smsbox
bearerbox-host = 127.0.0.1
sendsms-port = ${await freePort()}
log-file = "${folder}/smsbox.log"

group = sms-service
keyword = default
text = "Kannel heard it"
`

/**
 * The exchange that plays our second supplier speaks SMPP as Kannel understands it: Kannel binds, is brought a text and acknowledges
 * it, and its answer reaches the handset. Throws in words when it does not.
 */
export const kannelAsCustomer = async (): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'doorstep-kannel-'))
  const exchange = await startExchange({
    ...{ port: 0, accountSid: 'AC00000000000000000000000000000000', authToken: 'a token that only two know, at least' },
    ...{ callbackBase: 'http://127.0.0.1:1', lines: ['+441314960142'], smpp: { port: 0, user: 'foo', password: 'bar' } },
  })
  const centre = exchange.smpp!
  const file = join(folder, 'kannel.conf')
  writeFileSync(file, await settings(folder, centre.port))
  const boxes = [spawn('bearerbox', ['-v', '4', file], { stdio: 'ignore' })]
  try {
    const text: Message = {
      sid: 'SMdrill',
      from: '+447700900123',
      to: '+441314960142',
      body: 'hello',
      direction: 'inbound',
      status: 'received',
      errorCode: null,
      at: Temporal.Now.instant(),
      statusCallback: null,
      by: 'smpp',
    }
    await until(() => centre.bring(text).then((brought) => (brought ? '' : 'Kannel has not bound.')), isNothing)
    boxes.push(spawn('smsbox', ['-v', '4', file], { stdio: 'ignore' }))
    await exchange.handset(text.from).awaitText('Kannel heard it', 20_000)
  } finally {
    for (const box of boxes) box.kill('SIGKILL')
    await exchange.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
