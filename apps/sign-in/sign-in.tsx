import { data, Form, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { z } from 'zod'
import { setCookie } from '../../platform/http/cookies.ts'
import { demonstrationPeople, type DemonstrationPerson } from '../../platform/sign-in/demonstration.ts'
import { signIn } from '../../platform/sign-in/sessions.ts'
import { roleName, type StaffRole, type Who } from '../../platform/who.ts'
import type { World } from '../../platform/world.ts'
import { alarmsInShort } from '../../care/alarms/actions.ts'
import { askerContext, sessionContext, whoContext, worldContext } from '../context.ts'
import { Button, faultOf, Input, NotDoneBox } from '../design/parts.ts'
import { firstPageOf, wayBack } from '../first-page.ts'
import { invalid } from '../../lib/refusal.ts'
import { roleWords } from '../roles.ts'

export const meta = () => [{ title: 'Sign in · Doorstep' }]

/** A3 A desk that fell asleep while an alarm rings is shown the alarm first. */
const ringsNow = (world: World, who: Who): Promise<boolean> =>
  world.db.as(who, async (tx) => (await alarmsInShort(tx)).some((alarm) => alarm.state === 'ringing'))

/** A desk that fell asleep says whose it is; a GET with `email` only fills the field. */
export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const asked = new URL(request.url).searchParams
  const then = wayBack(asked.get('then'))
  const who = context.get(whoContext)
  if (who && 'staffId' in who) throw redirect(then ?? firstPageOf(roleName(who) as StaffRole))
  const asleep = context.get(sessionContext)
  if (asleep?.who.kind === 'staff' && !asked.has('stay') && (await ringsNow(context.get(worldContext), asleep.who)))
    throw redirect('/alarms')
  return {
    then,
    email: asked.get('email') ?? '',
    asleep: asleep && 'name' in asleep.who ? asleep.who.name : null,
    people: await demonstrationPeople(context.get(worldContext)),
  }
}

const form = z.object({ email: z.string().trim().min(1), password: z.string().min(1), then: z.string().optional() })

export const action = async ({ context, request }: ActionFunctionArgs) => {
  const typed = Object.fromEntries(await request.formData())
  const read = form.safeParse(typed)
  const email = typeof typed['email'] === 'string' ? typed['email'] : ''
  if (!read.success) {
    const missing = new Set(read.error.issues.map((issue) => issue.path[0]))
    return {
      email,
      answer: invalid(
        ...(missing.has('email') ? [{ field: 'email', sentence: 'Type the email you work with.' }] : []),
        ...(missing.has('password') ? [{ field: 'password', sentence: 'Type your password.' }] : []),
      ),
    }
  }
  const world = context.get(worldContext)
  const outcome = await signIn(world, { ...read.data, asker: context.get(askerContext) })
  if (!outcome.ok) return data({ email, answer: outcome }, { status: 401 })
  const to = wayBack(read.data.then) ?? firstPageOf(roleName(outcome.value.who) as StaffRole)
  return redirect(to, { headers: { 'Set-Cookie': setCookie('desk', outcome.value.token, world.publicUrl) } })
}

export default function SignIn() {
  const { then, email, asleep, people } = useLoaderData<typeof loader>()
  const tried = useActionData<typeof action>()
  return (
    <section className="card stack">
      <h1>{asleep ? `Welcome back, ${asleep}` : 'Sign in'}</h1>
      {asleep && <p className="second">This desk slept. Sign in, and you are where you were.</p>}
      <NotDoneBox answer={tried?.answer} title="We could not let you in yet" />
      <Form method="post" className="stack" reloadDocument>
        {then && <input type="hidden" name="then" value={then} />}
        <Input
          name="email"
          label="Email"
          type="email"
          autoComplete="username"
          required
          defaultValue={tried?.email ?? email}
          fault={faultOf(tried?.answer, 'email')}
        />
        <Input
          name="password"
          label="Password"
          type="password"
          autoComplete="current-password"
          required
          fault={faultOf(tried?.answer, 'password')}
        />
        <Button size="large" wide>
          Sign in
        </Button>
      </Form>
      {people && <People people={people} then={then} />}
    </section>
  )
}

/** In a demonstration: one touch fills the email. The password stands where Doorstep was started. */
const People = ({ people, then }: { people: readonly DemonstrationPerson[]; then: string | null }) => (
  <section className="threshold-people stack-close" aria-labelledby="try">
    <h2 id="try">Try it as</h2>
    <ul>
      {people.map(({ name, role, email }) => (
        <li key={email}>
          <a href={`/sign-in?${new URLSearchParams({ email, ...(then && { then }) })}`}>{name}</a>{' '}
          <span className="second small">{roleWords[role]}</span>
        </li>
      ))}
    </ul>
    <p className="second small">
      Invented people. Their password is printed where Doorstep was started, and by <code>npm run demo:facts</code>.
    </p>
  </section>
)
