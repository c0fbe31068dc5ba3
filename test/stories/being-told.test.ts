import { expect } from 'vitest'
import { textsToRead } from '../../care/messages/actions.ts'
import { heardWord, wordsUnheard } from '../../care/visits/actions.ts'
import { importOrders } from '../../care/repairs/actions.ts'
import { home, story } from '../harness/story.ts'
import type { Cast } from '../harness/story.ts'

const visited = async ({ isla, amina, mrPaterson, clock }: Cast): Promise<void> => {
  const promise = await isla.promises(mrPaterson, '08:00–10:00', { work: 'Bath tap drips' })
  await clock.reaches('08:30')
  await isla.sends(promise, amina)
  await amina.reachesTheDoor()
  await clock.passes('1 minutes')
  await amina.isLetIn('James Paterson')
  await clock.passes('20 minutes')
  await amina.does({ kind: 'leave', outcome: 'done' })
  await clock.passes('2 hours')
  await mrPaterson.hears(/How did it go\?/)
}

story('Mr Paterson was not happy: a person hears it the same day, and rings until somebody has (V8)', async (cast) => {
  const { isla, morag, mrPaterson, clock } = cast
  await visited(cast)
  await mrPaterson.texts('She was late and it still drips')
  await mrPaterson.hears('A person will read this today')
  const [word] = await isla.sees(wordsUnheard)
  expect(word).toMatchObject({ via: 'text', words: 'She was late and it still drips' })
  await clock.passes('3 hours')
  await isla.hears('Somebody was not happy with a visit today')
  await morag.hears('Somebody was not happy with a visit today')
  await isla.does((tx) => heardWord(tx, { wordId: word!.id, whatWeDid: 'Rang him, said sorry, booked it anew.' }))
  const heard = isla.handset.texts.length
  await clock.passes('3 hours')
  expect(isla.handset.texts.length).toBe(heard)
})

story('Mr Paterson’s text comes twice under one MessageSid: it is read once and answered alike (A5, V8)', async (cast) => {
  const { mrPaterson, exchange, rows } = cast
  await visited(cast)
  exchange.faults.on('received_twice', mrPaterson.handset.number)
  await mrPaterson.texts('BAD')
  expect(await rows('select how from resident_words')).toEqual([{ how: 'bad' }])
})

story(
  'Mrs Stone may be told only on one number in the mornings: nothing goes anywhere else (H4)',
  async ({ isla, moves, clock, exchange, amina, rows }) => {
    const other = exchange.handset('+447700900340')
    const mrsStone = await moves({
      ...home('12 Lark Street', 'EH7 5RN', [-3.17, 55.96]),
      ...{ title: 'Mrs', name: 'Rose Stone', telephone: '+447700900341' },
      contact: { telephone: '+447700900340' },
      needs: [{ code: 'SAFE_CONTACT', safeWay: { telephone: '+447700900341', hours: { from: '09:00', to: '12:00' } } }],
    })
    const promise = await isla.promises(mrsStone, '10:00–12:00', { work: 'Bath tap drips', on: 1 })
    expect([mrsStone.allHeard(), other.texts.length]).toEqual(['', 0])
    await clock.reaches('09:00')
    await mrsStone.hears(/we will come/)
    await clock.reaches('tomorrow 09:40')
    await isla.sends(promise, amina)
    await mrsStone.hears(/Amina has set off/)
    await amina.reachesTheDoor()
    const { shown, progress } = await amina.thisVisit()
    expect(shown).toMatchObject({ leaveNothing: true })
    await clock.passes(`${progress.waitMinutes} minutes`)
    await amina.does({ kind: 'nobody_answered' }, { kind: 'leave' })
    await clock.passes('4 hours')
    expect(other.texts, 'not one text to the other number').toEqual([])
    const strangers = await rows(
      `select 1 from messages where lane = 'household' and state in ('sent', 'delivered') and household_id <> $1`,
      [mrsStone.householdId],
    )
    expect(strangers).toEqual([])
  },
)

story('What Mr Paterson writes between visits waits for a person to read it (M4)', async ({ isla, mrPaterson }) => {
  await mrPaterson.handset.says('The bell is broken, please knock', '+441314960142')
  await mrPaterson.hears(/a person will read it/)
  expect((await isla.sees(textsToRead)).map(({ body }) => body)).toEqual(['The bell is broken, please knock'])
})

story('A landlord’s file comes twice: its orders are there once, and a bad row is named (C1)', async ({ isla, landlordId, rows }) => {
  const file = [
    'Reference,Address,Postcode,Description,Trade,Priority',
    'FP-1,1 Lark Street,EH7 5RN,Kitchen tap drips,plumber,routine',
    'FP-2,2 Lark Street,EH7 5RN,Chimney,sweep,routine',
  ].join('\n')
  const nowhere = () => null
  const first = await isla.does((tx) => importOrders(tx, landlordId, file, nowhere))
  expect(first).toMatchObject({ added: 1, already: 0, bad: [{ line: 3 }] })
  expect(await isla.does((tx) => importOrders(tx, landlordId, file, nowhere))).toMatchObject({ added: 0, already: 1 })
  expect(await rows('select landlord_ref from orders')).toEqual([{ landlord_ref: 'FP-1' }])
})

story(
  'Mr Paterson texts CANCEL while Amina is on the way: she turns round, and he hears that we will not come (M4, B7)',
  async ({ isla, amina, mrPaterson, clock, rows }) => {
    const promise = await isla.promises(mrPaterson, '08:00–10:00', { work: 'Bath tap drips' })
    await mrPaterson.hears(/Reply CHANGE or CANCEL/)
    await clock.reaches('08:30')
    await isla.sends(promise, amina)
    await mrPaterson.hears(/Amina has set off/)
    await mrPaterson.texts('Cancel please')
    await mrPaterson.hears(/as you asked, we will not come/)
    expect(await rows('select state from appointments')).toEqual([{ state: 'cancelled' }])
    expect(await rows('select state from bookings')).toEqual([{ state: 'called_back' }])
    expect(await isla.sees(textsToRead)).toEqual([])
    expect(await isla.cannotSend(promise, amina)).toEqual(['B7_NO_LIVE_APPOINTMENT'])
  },
)
