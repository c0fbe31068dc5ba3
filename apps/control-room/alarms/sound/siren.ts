/**
 * Two tones a second, loud enough for a room. The swing between them is made by the sound machine itself and by no timer of the
 * page, so that a tab in the background or under a locked screen sounds the same. Returns how to end it.
 */
export const soundSiren = (context: AudioContext): (() => void) => {
  const tone = new OscillatorNode(context, { type: 'square', frequency: 810 })
  const swing = new OscillatorNode(context, { type: 'square', frequency: 1 })
  const depth = new GainNode(context, { gain: 150 })
  const loud = new GainNode(context, { gain: 0.25 })
  swing.connect(depth).connect(tone.frequency)
  tone.connect(loud).connect(context.destination)
  for (const one of [tone, swing]) one.start()
  return () => {
    for (const one of [tone, swing]) one.stop()
    loud.disconnect()
  }
}

/** How long a trial of the siren lasts. */
const trialMs = 1500

/** Lets the siren be heard once; settles with whether the browser played it. */
export const trySiren = async (context: AudioContext): Promise<boolean> => {
  await Promise.race([context.resume(), new Promise((resolve) => setTimeout(resolve, trialMs))])
  if (context.state !== 'running') return false
  setTimeout(soundSiren(context), trialMs)
  return true
}
