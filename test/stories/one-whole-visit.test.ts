import { expect } from 'vitest'
import { sealRecord } from '../../care/record/jobs.ts'
import { verifyRecord } from '../../care/record/verify.ts'
import { orderOf } from '../../care/repairs/actions.ts'
import { visitStory, wordsUnheard } from '../../care/visits/actions.ts'
import { story } from '../harness/story.ts'

story(
  'Mrs Malik’s tap is mended, from the order to the goodbye (B2, B3, V1, V5, V7, A1, M1, M2, R1)',
  async ({ isla, amina, grace, mrsMalik, mrPaterson, clock, world, rows }) => {
    const promise = await isla.promises(mrsMalik, '10:00–12:00', { work: 'Kitchen tap drips' })
    await mrsMalik.hears(/10.*12[^]*CHANGE/)
    expect(await rows('select * from bookings'), 'B3 a promise books nobody').toEqual([])
    await clock.reaches('09:50')
    expect(await amina.sees()).toEqual({ kind: 'nothing' })

    const { visitId, checkCode } = await isla.sends(promise, amina)
    await mrsMalik.hears(new RegExp(`Amina[^]*${checkCode}`))
    expect(await rows('select state from watches'), 'A1 watched from the first minute').toEqual([{ state: 'on_the_way' }])
    expect(await isla.cannotSend(promise, amina)).toEqual(expect.arrayContaining(['B1_HAS_LIVE_BOOKING', 'B1_VISIT_TAKEN']))
    expect(await grace.sees(), 'B2 nobody sees a colleague’s visit').toEqual({ kind: 'nothing' })

    const { shown } = await amina.thisVisit()
    expect(shown).toMatchObject({ code: checkCode, household: 'Mrs Malik', doorWaitMinutes: 5 })
    await amina.reachesTheDoor()
    const barred = ['V7_CODE_NOT_SAID', 'V1_NO_ID_SHOWN', 'V3_NOT_ASKED', 'V1_NO_CONSENT', 'V4_LOOK_AROUND_FIRST']
    expect(await amina.tries({ kind: 'go_in' })).toEqual(barred)
    await clock.passes('4 minutes')
    await amina.isLetIn('Nasreen Malik')

    const next = await isla.promises(mrPaterson, '10:00–12:00', { work: 'Bath tap drips' })
    await clock.passes('25 minutes')
    await amina.does({ kind: 'note', words: 'New washer fitted.' })
    expect(await amina.tries({ kind: 'leave' })).toEqual(['V8_SAY_HOW_IT_ENDED'])
    await amina.does({ kind: 'leave', outcome: 'done' })
    expect(await rows(`select state from watches`), 'A1 it ends when she is away and well').toEqual([{ state: 'ended' }])

    expect(await amina.sees(), 'B2 a breathing space').toMatchObject({ kind: 'breathing' })
    expect(await isla.cannotSend(next, amina)).toEqual(expect.arrayContaining(['B2_BREATHING_SPACE']))
    await clock.passes('20 minutes')
    expect(await amina.sees()).toEqual({ kind: 'nothing' })
    expect(await isla.sees((tx) => orderOf(tx, promise.orderId))).toMatchObject({ state: 'done' })

    await clock.passes('2 hours')
    await mrsMalik.hears(/GOOD/)
    await mrsMalik.texts('GOOD')
    expect(await isla.sees(wordsUnheard)).toEqual([])
    const told = await isla.sees((tx) => visitStory(tx, visitId))
    expect(told?.entries.map(({ title }) => title)).toEqual(
      expect.arrayContaining([
        'Order came from Forth and Pentland Homes',
        'Amina Yusuf sent',
        'Amina let in',
        'Goodbye: Amina is away and well',
      ]),
    )
    expect(
      told?.entries.filter(({ mark }) => mark === 'message').every(({ detail }) => detail === 'Delivered'),
      'M2',
    ).toBe(true)
    expect(told?.promises.every(({ kept }) => kept)).toBe(true)
    const heads = await sealRecord(world)
    expect(await verifyRecord(world, heads)).toMatchObject([{ brokenAt: null, unsealed: 0 }])
  },
)
