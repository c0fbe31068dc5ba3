import { rotateKeys } from '../../platform/keys.ts'
import { Trouble } from '../../platform/trouble.ts'
import type { Asked } from './asked.ts'

const rings = ['main', 'safeguarding'] as const

/** A newer key from now on; what was sealed before stays readable. */
export const rotate = async ({ config, positionals, print }: Asked): Promise<number> => {
  const ring = rings.find((one) => one === positionals[0])
  if (!ring) throw new Trouble('Say which keys.', 'doorstep rotate-keys main, or doorstep rotate-keys safeguarding')
  rotateKeys(config.keyFile, ring)
  print(`A new key was added to ${config.keyFile}. Back it up, run doorstep migrate, then restart Doorstep; older things stay readable.`)
  return 0
}
