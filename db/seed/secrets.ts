import type { Keys } from '../../platform/keys.ts'

/**
 * What the demonstration's people sign in with: derived from the keys of this very Doorstep, so that nothing in the repository
 * opens anything. `npm run --silent demo:facts` prints them.
 */
export const demonstrationSecrets = (keys: Keys) => {
  const digits = (purpose: string, howMany: number): string =>
    [...Buffer.from(keys.passwordOf(`demonstration ${purpose}`), 'hex').subarray(0, howMany)].map((byte) => 1 + (byte % 9)).join('')
  return {
    password: `larkfield-${keys.passwordOf('demonstration password').slice(0, 6)}`,
    deskPin: digits('desk', 4),
    pinOf: (n: number) => digits(`pin ${n}`, 4),
    duressPinOf: (n: number) =>
      digits(`pin ${n}`, 4) === digits(`duress ${n}`, 4) ? digits(`duress again ${n}`, 4) : digits(`duress ${n}`, 4),
    apiKey: (whose: string) => `dk_${keys.passwordOf(`demonstration key ${whose}`)}`,
  }
}
