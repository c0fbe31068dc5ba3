import { expect } from 'vitest'
import { openWelfareChecks, closeWelfareCheck, takeWelfareStep } from '../../care/visits/actions.ts'
import { story } from '../harness/story.ts'

story(
  'Nobody answers at Mr Paterson’s: he hears that we knocked, and no more is made of it (V6)',
  async ({ isla, amina, mrPaterson, clock, rows }) => {
    const promise = await isla.promises(mrPaterson, '08:00–10:00', { work: 'Bath tap drips' })
    await clock.reaches('08:30')
    await isla.sends(promise, amina)
    await amina.reachesTheDoor()
    expect(await amina.tries({ kind: 'nobody_answered' }), 'the household’s own wait is a full one').toEqual(['V6_WAIT_NOT_OVER'])
    await clock.passes('2 minutes')
    await amina.does({ kind: 'nobody_answered' }, { kind: 'leave' })
    await mrPaterson.hears(/we knocked at 8:42 and nobody answered/)
    expect(await isla.sees(openWelfareChecks)).toEqual([])
    expect(await rows('select state, outcome from visits')).toEqual([{ state: 'left', outcome: 'nobody_answered' }])
  },
)

story(
  'Nobody answers at Mrs Rennie’s, who may need us: somebody looks after her until a person knows how she is (V6)',
  async ({ isla, amina, mrsRennie, clock }) => {
    const promise = await isla.promises(mrsRennie, '08:00–10:00', { work: 'Bath tap drips' })
    await clock.reaches('08:30')
    await isla.sends(promise, amina)
    await amina.reachesTheDoor()
    const { shown, progress } = await amina.thisVisit()
    expect(shown.welfareIfNobody).toBe(true)
    await clock.passes(`${progress.waitMinutes} minutes`)
    await amina.does({ kind: 'nobody_answered' })
    await mrsRennie.hears(/Are you all right\?/)
    await isla.hears(/Nobody answered at 14 Lochend Road South[^]*open Doorstep now/)
    await amina.does({ kind: 'welfare_step', step: 'knocked_again', result: 'No answer.', sign: false }, { kind: 'leave' })

    await clock.passes('25 minutes')
    await isla.hears(/Nobody answered at 14 Lochend Road South/)
    const [check] = await isla.sees(openWelfareChecks)
    expect(check?.taken.map(({ step }) => step)).toEqual(['knocked_again'])
    await isla.does((tx) => takeWelfareStep(tx, { checkId: check!.id, step: 'tried_contacts', result: 'Her daughter will go round.' }))
    await clock.passes('1 hours')
    await isla.does((tx) => closeWelfareCheck(tx, { checkId: check!.id, outcome: 'seen_well' }))
    const rung = isla.handset.texts.length
    await clock.passes('3 hours')
    expect(isla.handset.texts.length, 'and then it is quiet').toBe(rung)
    expect(mrsRennie.allHeard()).not.toMatch(/we knocked at/)
  },
)
