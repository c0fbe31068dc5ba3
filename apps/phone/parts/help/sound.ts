/** A loud two-tone that others hear, until it is stopped or the phone is put away. */
export const startSound = (): { stop(): void } => {
  const context = new AudioContext()
  const tone = context.createOscillator()
  tone.type = 'square'
  tone.connect(context.destination)
  const highLow = (): void => {
    for (let second = 0; second < 30; second++)
      tone.frequency.setValueAtTime(second % 2 === 0 ? 960 : 720, context.currentTime + second / 2)
  }
  highLow()
  tone.start()
  const again = setInterval(highLow, 15_000)
  return {
    stop: () => {
      clearInterval(again)
      void context.close()
    },
  }
}
