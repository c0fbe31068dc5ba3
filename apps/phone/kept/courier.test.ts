import { afterAll, expect, test, vi } from 'vitest'
import type { Id, VisitId } from '../../../lib/ids.ts'
import type { Entry, Told } from './book.ts'

vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined })
const { deliver, parcels } = await import('./courier.ts')

const visitId = 'vis_tap0' as VisitId
let made = 0
const entry = (told: Told): Entry => ({
  id: `act_${++made}000` as Id<'act'>,
  by: 'op_amina',
  at: '2026-11-24T10:20:00Z',
  told,
  state: 'waiting',
})
const knock = () => entry({ kind: 'visit', visitId, facts: { kind: 'knock' } })
const photo = () => entry({ kind: 'visit', visitId, facts: { kind: 'photo', shows: 'after' }, picture: new Blob(['jpeg']) })
const help = () => entry({ kind: 'help', visitId, silent: true, place: null, how: 'button', phone: null })
const kinds = (list: Entry[][]) => list.map((parcel) => parcel.map(({ told }) => (told.kind === 'visit' ? told.facts.kind : told.kind)))

const office = (...answers: (() => Response)[]) => {
  const heard: string[] = []
  vi.stubGlobal('fetch', async (path: string, { body }: { body: unknown }) => {
    heard.push(
      body instanceof FormData
        ? `${path} ${String(body.get('id'))}`
        : `${path} ${(JSON.parse(body as string) as { acts: { id: string }[] }).acts.map((a) => a.id).join(' ')}`,
    )
    const next = answers.shift()
    if (!next) throw new TypeError('no signal')
    return next()
  })
  return heard
}
const yes =
  (...list: Entry[]) =>
  () =>
    Response.json({ answers: list.map(({ id }) => ({ id, ok: true })) })
const deliverAll = (list: Entry[]) => deliver(list, () => '2026-11-24T10:30:00Z')
afterAll(() => void vi.unstubAllGlobals())

test('A5 help goes before everything else; the rest keeps its order, each picture by itself', () => {
  expect(kinds(parcels([knock(), photo(), knock(), knock(), help()]))).toEqual([['help'], ['knock'], ['photo'], ['knock', 'knock']])
})

test('what was heard is delivered, and the first silence ends the trip', async () => {
  const [one, two, three] = [knock(), photo(), knock()]
  const heard = office(yes(one))
  expect(await deliverAll([one, two, three])).toEqual({ delivered: [{ id: one.id, ok: true }], end: 'silence' })
  expect(heard).toEqual([`/api/phone/acts ${one.id}`, `/api/phone/photos ${two.id}`])
})

test('what broke on the other side is told again, with everything after it', async () => {
  const [one, two] = [knock(), knock()]
  office(() =>
    Response.json({
      answers: [
        { id: one.id, ok: false, again: true },
        { id: two.id, ok: false, again: true },
      ],
    }),
  )
  expect(await deliverAll([one, two])).toEqual({ delivered: [], end: 'silence' })
  office(() => new Response('bad gateway', { status: 502 }))
  expect(await deliverAll([one, two])).toEqual({ delivered: [], end: 'silence' })
})

test('A2 after the shift a call for help is heard all the same, and a PIN is asked', async () => {
  const asked = help()
  office(() => Response.json({ ok: false, answers: [{ id: asked.id, ok: true }] }, { status: 401 }))
  expect(await deliverAll([asked])).toEqual({ delivered: [{ id: asked.id, ok: true }], end: 'pin' })
})
