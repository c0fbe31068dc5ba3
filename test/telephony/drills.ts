import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { smppSupplier } from '../../platform/telephone/smpp/smpp.ts'
import { freePort } from '../harness/ports.ts'
import { kannelAsCustomer } from './kannel.ts'

/** A drill against a program by another hand. `missing` says in words what is not installed here, or null; `run` throws when it fails. */
export type Drill = { name: string; missing(): string | null; run(): Promise<void> }

const hold = (holds: boolean, what: string): void => {
  if (!holds) throw new Error(what)
}
const has = (program: string): boolean => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0
const hasPerlModule = (name: string): boolean => has('perl') && spawnSync('perl', [`-M${name}`, '-e', '1']).status === 0

/** A text centre in Perl, and everything that it says. */
const startCentre = async () => {
  const port = await freePort()
  const centre = spawn('perl', [fileURLToPath(new URL('./smsc.pl', import.meta.url)), String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const said: string[] = []
  const heard = new Set<() => void>()
  createInterface({ input: centre.stdout }).on('line', (line) => {
    said.push(line)
    for (const look of heard) look()
  })
  const says = (wanted: RegExp, times = 1): Promise<void> =>
    new Promise((found, failed) => {
      const tooLong = setTimeout(() => failed(new Error(`The centre never said ${wanted}; it said: ${said.join(' | ')}`)), 10_000)
      const look = (): void => {
        if (said.filter((line) => wanted.test(line)).length < times) return
        clearTimeout(tooLong)
        heard.delete(look)
        found()
      }
      heard.add(look)
      look()
    })
  await says(/^listens/)
  return { port, said, says, end: () => centre.kill() && once(centre, 'exit') }
}

const textCentre: Drill = {
  name: 'SMPP: texts out with receipts, texts in, by a centre of another hand (libnet-smpp-perl)',
  missing: () => (hasPerlModule('Net::SMPP') ? null : 'Perl’s Net::SMPP is not installed: apt-get install libnet-smpp-perl'),
  run: async () => {
    const centre = await startCentre()
    const supplier = smppSupplier({ url: `smpp://foo:b%40r@127.0.0.1:${centre.port}`, from: '+441314960142' })
    const receipts: string[] = []
    const texts: string[] = []
    supplier.listen({
      receipt: async ({ id, state }) => void receipts.push(`${id} ${state}`),
      text: async ({ from, to, body }) => void texts.push(`${from} ${to} ${body}`),
      trouble: (error) => console.error(error),
      now: () => Date.now(),
    })
    const how = { statusCallback: 'http://localhost/hooks', id: 'msg_drill' }
    const plain = await supplier.text('+447700900123', 'Amina Yusuf needs help. To answer, reply 47.', how)
    hold(plain.ok && plain.sid === 'centre001', `a plain text: ${JSON.stringify(plain)}`)
    const pictures = await supplier.text('+447700900123', '🆘 کیا حال ہے', how)
    hold(pictures.ok && pictures.sid === 'centre002', `a text in other letters: ${JSON.stringify(pictures)}`)
    const long = await supplier.text('+447700900123', 'Amina needs help. '.repeat(12), how)
    hold(long.ok && long.parts?.length === 2, `a long text in two parts: ${JSON.stringify(long)}`)
    await centre.says(/^acknowledged 100[1-4] with status 0/, 4)
    await centre.says(/^acknowledged 900 with status 0/)
    hold(receipts.toSorted().join() === [1, 2, 3, 4].map((n) => `centre00${n} delivered`).join(), `receipts: ${receipts.join()}`)
    hold(texts.join() === '+447700900104 +441314960142 red file', `what came in: ${texts.join()}`)
    hold(
      centre.said.some((line) => line === 'bound as foo with b@r'),
      `the password: ${centre.said[1]}`,
    )
    hold(
      centre.said.some((line) => line.includes(`coding 8`) && line.includes('d83cdd98')),
      'pictures go as two bytes a letter',
    )
    hold(centre.said.filter((line) => line.includes('esm 64') && line.includes('bytes 050003')).length === 2, 'parts carry their header')
    await supplier.close()
    await centre.end()
  },
}

const kannel: Drill = {
  name: 'SMPP: Kannel takes a text from the exchange, and its answer reaches the handset',
  missing: () => (has('bearerbox') && has('smsbox') ? null : 'Kannel is not installed: apt-get install kannel'),
  run: kannelAsCustomer,
}

export const drills: readonly Drill[] = [textCentre, kannel]

/** What is not drilled, and why: said with every run, so that nobody takes silence for proof. */
export const notDrilled: readonly string[] = [
  'SIP (kamailio, baresip, SIPp): Doorstep speaks no SIP itself. It hands a call to its supplier over REST, and the supplier rings.',
]
