/** So many short presses in a row stand for holding: a thumb in a pocket can do it. */
const enough = 5
/** All of them within this time, each shorter than that, in milliseconds. */
const [within, short] = [3_000, 600]

export type Press = { from: number; to: number }

/** A2 The presses that still count after one more: five quick ones in three seconds are a call for help. */
export const withPress = (presses: readonly Press[], press: Press): readonly Press[] =>
  press.to - press.from > short ? [] : [...presses, press].filter(({ from }) => press.to - from <= within)
export const isCall = (presses: readonly Press[]): boolean => presses.length >= enough
