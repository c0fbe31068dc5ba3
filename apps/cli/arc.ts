import { randomBytes } from 'node:crypto'
import { centreNow, setCentre } from '../../care/alarms/actions.ts'
import type { Centre } from '../../care/alarms/actions.ts'
import { orThrow } from '../../lib/refusal.ts'
import { Trouble } from '../../platform/trouble.ts'
import type { Asked } from './asked.ts'
import { forContractor, seniorNamed, whichContractor } from './contractor.ts'

const text = { type: 'string' } as const
export const arcOptions = {
  ...whichContractor,
  by: text,
  name: text,
  url: text,
  telephone: text,
  certificate: text,
  none: { type: 'boolean' },
} as const

/** Shows the alarm receiving centre, or sets another; prints the secret of its webhook, which is shown this once. */
export const arc = (asked: Asked): Promise<number> =>
  forContractor(asked, async (world, engine) => {
    const { by, name, url, telephone, certificate, none } = asked.values as Partial<Record<string, string>>
    if (by === undefined) {
      const now = await world.db.as(engine, centreNow)
      asked.print(
        now
          ? `${now.name} (${now.certificate}): ${[now.url, now.telephone].filter(Boolean).join(', ')}`
          : 'No alarm receiving centre is set.',
      )
      return 0
    }
    const secret = url === undefined ? null : `whsec_${randomBytes(32).toString('base64')}`
    const centre: Centre = { name: name ?? '', url: url ?? null, secret, telephone: telephone ?? null, certificate: certificate ?? '' }
    const who = await world.db.as(engine, (tx) => seniorNamed(tx, by))
    const outcome = await world.db.act(who, (tx) => setCentre(tx, none ? null : centre))
    if (!outcome.ok && outcome.kind === 'invalid')
      throw new Trouble(outcome.faults.map((fault) => `${fault.field}: ${fault.sentence}`).join(' '), 'See docs/how-to/arc.md.')
    orThrow(outcome)
    asked.print(none ? 'No centre is set any more.' : `${centre.name} is set. Alarms can be handed to it from now on.`)
    if (!none && secret) asked.print(`The secret of the webhook, for the centre alone; it is shown this once:\n${secret}`)
    return 0
  })
