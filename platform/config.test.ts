import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { describeConfig, readConfig } from './config.ts'

const twilio = { DOORSTEP_TWILIO_ACCOUNT_SID: 'AC1', DOORSTEP_TWILIO_AUTH_TOKEN: 'quiet-token', DOORSTEP_TWILIO_FROM: '+441314960000' }

test('with nothing set there is a value for everything, and no supplier', () => {
  expect(readConfig({})).toEqual({
    port: 3000,
    databaseUrl: null,
    dataDir: resolve('.doorstep'),
    keyFile: resolve('.doorstep/keys.json'),
    publicUrl: 'http://localhost:3000',
    twilio: null,
    smpp: null,
    notify: null,
    auditor: { twilio: null, smppUrl: null, deadManUrl: null },
  })
})

test('the auditor shouts by the same supplier unless it is given one of its own', () => {
  expect(readConfig(twilio).auditor.twilio).toEqual(readConfig(twilio).twilio)
  const own = { DOORSTEP_AUDITOR_TWILIO_ACCOUNT_SID: 'AC2', DOORSTEP_AUDITOR_TWILIO_AUTH_TOKEN: 't', DOORSTEP_AUDITOR_TWILIO_FROM: '+44' }
  expect(readConfig({ ...twilio, ...own }).auditor.twilio?.accountSid).toBe('AC2')
  expect(() => readConfig({ DOORSTEP_AUDITOR_TWILIO_FROM: '+44' })).toThrow('DOORSTEP_AUDITOR_TWILIO_AUTH_TOKEN is missing')
})

test('an empty value counts as none', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: '' })).toEqual(readConfig({}))
})

test('all faults are told together', () => {
  const wrong = { PORT: 'door', DATABASE_URL: 'mysql://x', DOORSTEP_PUBLIC_URL: 'doorstep.example', DOORSTEP_TWILIO_FROM: '+44' }
  const sentences = [
    'PORT must be',
    'DATABASE_URL must be',
    'DOORSTEP_PUBLIC_URL must be',
    'ACCOUNT_SID is missing',
    'AUTH_TOKEN is missing',
  ]
  for (const sentence of sentences) expect(() => readConfig(wrong)).toThrow(sentence)
})

test.each(['0', '65536', '-1', '3e3', '80 '])('%s is no port', (port) => {
  expect(() => readConfig({ PORT: port })).toThrow('PORT must be a port number')
})

test('a supplier that is set is used, with Twilio itself as the default address', () => {
  expect(readConfig(twilio).twilio).toEqual({
    apiUrl: 'https://api.twilio.com',
    accountSid: 'AC1',
    authToken: 'quiet-token',
    from: '+441314960000',
  })
})

test('the description hides passwords and tokens', () => {
  const text = describeConfig(readConfig({ ...twilio, DATABASE_URL: 'postgres://amina:hunter2@db.example/doorstep' })).join('\n')
  expect(text).toContain('amina:****@db.example')
  expect(text).not.toContain('hunter2')
  expect(text).not.toContain('quiet-token')
})
