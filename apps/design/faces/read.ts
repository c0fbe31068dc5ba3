import { faceGrounds, faceHairColours, faceHairs, faceSkins } from './spec.ts'
import type { FaceSpec } from './spec.ts'

const isKeyOf = (table: object, value: unknown): boolean => typeof value === 'string' && Object.hasOwn(table, value)

/** A drawn face as it is kept on a person; null when there is none that we can draw, and initials stand there instead. */
export const readFace = (kept: unknown): FaceSpec | null => {
  if (typeof kept !== 'object' || kept === null) return null
  const { hair, skin, colour, ground } = kept as Record<string, unknown>
  const isOne = (faceHairs as readonly unknown[]).includes(hair) && isKeyOf(faceSkins, skin) && isKeyOf(faceHairColours, colour)
  return isOne && isKeyOf(faceGrounds, ground) ? (kept as FaceSpec) : null
}
