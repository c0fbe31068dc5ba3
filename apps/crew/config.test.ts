import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { Trouble } from '../../platform/trouble.ts'
import { readConfig } from './config.ts'

const folder = mkdtempSync(join(tmpdir(), 'doorstep-crew-config-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = join(folder, 'crew.json')
const read = (telephone: string, office = 'http://localhost:3000') => {
  writeFileSync(file, JSON.stringify([{ name: 'Grace Okafor', telephone, pin: '4826', shifts: [] }]))
  return readConfig({
    DOORSTEP_CREW_OFFICE: office,
    DOORSTEP_CREW_EXCHANGE: 'http://localhost:3100',
    DOORSTEP_CREW_FILE: file,
    DOORSTEP_CREW_BOOK: join(folder, 'phones.json'),
  })
}

test('the crew of a demonstration is read', () => expect(read('+447700900702').lines.map(({ name }) => name)).toEqual(['Grace Okafor']))
test('nobody with a real number is played', () => expect(() => read('+447911123456')).toThrow(Trouble))
test('nothing is played on another machine', () => expect(() => read('+447700900702', 'https://larkfield.example')).toThrow(/this machine/))
test('what is missing is told all at once', () => expect(() => readConfig({})).toThrow(/CREW_OFFICE.*CREW_EXCHANGE.*CREW_FILE.*CREW_BOOK/))
