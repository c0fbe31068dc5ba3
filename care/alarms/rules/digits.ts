/** The two digits by which one ring is answered: told to nobody else, and not those of another alarm that rings the same person. */
export const freshDigits = (draw: () => string, taken: ReadonlySet<string>): string => {
  for (let tries = 0; tries < 200; tries++) {
    const digits = draw()
    if (!taken.has(digits)) return digits
  }
  return draw()
}

/** The two digits in a text that says nothing else of weight: `47`, `47!`, `ok 4 7`. Null when there are none, or more. */
export const digitsIn = (text: string): string | null => {
  const digits = text.normalize('NFKC').replace(/\D/g, '')
  return digits.length === 2 && text.length <= 40 ? digits : null
}
