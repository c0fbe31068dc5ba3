import { constants } from 'node:fs'
import { access, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { Trouble } from '../../../platform/trouble.ts'

/** Where the picture goes, looked at before anything is lived, so that nobody waits for minutes in vain; null when none was asked for. */
export const pictureFile = async (wanted: unknown): Promise<string | null> => {
  if (typeof wanted !== 'string') return null
  const file = resolve(wanted)
  try {
    await access(dirname(file), constants.W_OK)
  } catch {
    throw new Trouble(
      `The picture cannot be written to ${wanted}: there is no such folder, or it may not be written to.`,
      'Name a file in a folder of yours: --picture rehearsal.svg',
    )
  }
  return file
}

export const keepPicture = async (file: string | null, svg: () => string): Promise<void> => {
  if (file !== null) await writeFile(file, svg())
}
