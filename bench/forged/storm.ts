import { Agent, request } from 'node:http'

/** Posts forged texts as fast as it is told to; told `over`, it stops and says how many were refused (403) and how many met anything else. */
const agent = new Agent({ keepAlive: true, maxSockets: 64 })
const form = 'MessageSid=SMforged&From=%2B447700900999&To=%2B441314960142&Body=red+file&NumMedia=0'
const headers = { 'content-type': 'application/x-www-form-urlencoded', 'x-twilio-signature': 'AAAAAAAAAAAAAAAAAAAAAAAAAAA=' }
const tickMs = 10
let counts = { refused: 0, other: 0 }
let perSecond = 0

const post = (address: string): void => {
  const asked = request(address, { method: 'POST', agent, headers }, (reply) => {
    counts[reply.statusCode === 403 ? 'refused' : 'other'] += 1
    reply.resume()
  })
  asked.once('error', () => (counts.other += 1))
  asked.end(form)
}

process.once('message', ({ address }: { address: string }) => {
  setInterval(() => {
    for (let n = 0; n < (perSecond * tickMs) / 1000; n += 1) post(address)
  }, tickMs)
  process.on('message', (told: { perSecond: number } | 'over') => {
    perSecond = told === 'over' ? 0 : told.perSecond
    if (told !== 'over') return
    process.send?.(counts)
    counts = { refused: 0, other: 0 }
  })
  process.send?.('ready')
})
process.once('disconnect', () => process.exit(0))
