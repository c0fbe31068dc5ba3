/** Tells of a key at once; whatever comes for it within `everyMs` after that is told of together, once they are over. */
export const calmly = (everyMs: number, tell: (key: string) => void): ((key: string) => void) => {
  const cameSince = new Map<string, boolean>()
  const heard = (key: string): void => {
    if (cameSince.has(key)) return void cameSince.set(key, true)
    tell(key)
    cameSince.set(key, false)
    setTimeout(() => {
      const more = cameSince.get(key)
      cameSince.delete(key)
      if (more) heard(key)
    }, everyMs).unref()
  }
  return heard
}
