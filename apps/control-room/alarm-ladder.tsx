import './alarms/ladder/ladder.css'
import { data, Form, Link, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { ladderPreview, laddersOf, saveLadder } from '../../care/alarms/actions.ts'
import { defaultLadder } from '../../care/alarms/rules.ts'
import { parseId } from '../../lib/ids.ts'
import { inTheNameOf } from '../context.ts'
import { NotDoneBox } from '../design/parts.ts'
import { LadderForm } from './alarms/ladder/form.tsx'
import { Preview } from './alarms/ladder/preview.tsx'
import { ladderIn } from './alarms/ladder/read-form.ts'
import { branchOptions, ringsShown, whomOf } from './alarms/ladder/shown.ts'

export const meta = () => [{ title: 'A ladder · Doorstep' }]

export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const { world, who } = inTheNameOf(context)
  return world.db.as(who, async (tx) => {
    const { ladders } = await laddersOf(tx)
    const found = params['ladder'] === 'new' ? { ...defaultLadder, name: '' } : ladders.find((one) => one.id === params['ladder'])
    if (!found)
      throw data(
        {
          title: 'There is no such ladder',
          why: 'It was taken away, or a letter of the address is missing.',
          next: 'Look at who is rung now.',
        },
        { status: 404 },
      )
    return { ladder: found, whom: await whomOf(tx), branches: await branchOptions(tx) }
  })
}

/** `do=preview` shows what it would do and keeps nothing; anything else keeps it. */
export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const { world, who } = inTheNameOf(context)
  const form = await request.formData()
  const ladder = ladderIn(form, parseId('ladder', params['ladder'] ?? ''))
  if (form.get('do') === 'preview') {
    const rings = await world.db.as(who, async (tx) => ringsShown((await ladderPreview(tx, { at: tx.now, draft: ladder })).rings, tx.now))
    return { kind: 'preview' as const, ladder, rings }
  }
  const outcome = await world.db.act(who, (tx) => saveLadder(tx, ladder))
  return outcome.ok ? redirect('/alarms/ladder') : { ...outcome, ladder }
}

export default function OneLadder() {
  const { ladder, whom, branches } = useLoaderData<typeof loader>()
  const came = useActionData<typeof action>()
  const answer = came && came.kind !== 'preview' ? came : null
  const shown = came?.ladder ?? ladder
  return (
    <main id="words">
      <p className="crumbs">
        <Link to="/alarms/ladder">Who is rung</Link>
      </p>
      <div className="page-head">
        <div className="page-words">
          <h1>{ladder.id ? ladder.name : 'A new ladder'}</h1>
          <p>After its last step everyone on duty is rung, every 40 seconds, until a person answers. No ladder changes that.</p>
        </div>
      </div>
      <NotDoneBox answer={answer} />
      <div className="columns">
        <div className="column">
          <Form method="post">
            <LadderForm key={JSON.stringify(shown)} ladder={shown} whom={whom} branches={branches} answer={answer} />
          </Form>
        </div>
        <div className="column" role="status">
          {came?.kind === 'preview' && <Preview title="The coming 10 minutes, as written here" rings={came.rings} />}
        </div>
      </div>
    </main>
  )
}
