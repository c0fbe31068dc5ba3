import { describeConfig } from '../../platform/config.ts'
import type { Asked } from './asked.ts'

export const checkConfig = async ({ config, print }: Asked): Promise<number> => {
  for (const line of describeConfig(config)) print(line)
  return 0
}
