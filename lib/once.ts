/** The answer for each key is made once and remembered; with `most`, everything is forgotten when so many are known. For what never changes. */
export const onceEach = <K, V>(make: (key: K) => V, most = Infinity): ((key: K) => V) => {
  const known = new Map<K, V>()
  return (key) => {
    const before = known.get(key)
    if (before !== undefined) return before
    if (known.size >= most) known.clear()
    const value = make(key)
    known.set(key, value)
    return value
  }
}
