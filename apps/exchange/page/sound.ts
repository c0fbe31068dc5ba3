/** The ring of a British telephone and the small sound of a text. Browsers allow sound after the first touch or key. */
const kept = 'doorstep-phones-sound'
let context: AudioContext | null = null
let ringing: ReturnType<typeof setInterval> | null = null

export const soundIsOn = (): boolean => localStorage.getItem(kept) !== 'off'
export const turnSound = (on: boolean): void => {
  localStorage.setItem(kept, on ? 'on' : 'off')
  if (!on) stopRinging()
}

const tone = (frequencies: number[], from: number, seconds: number): void => {
  context ??= new AudioContext()
  if (context.state === 'suspended') void context.resume()
  const gain = new GainNode(context, { gain: 0 })
  const start = context.currentTime + from
  gain.gain.setTargetAtTime(0.05, start, 0.01)
  gain.gain.setTargetAtTime(0, start + seconds, 0.02)
  gain.connect(context.destination)
  for (const frequency of frequencies) {
    const oscillator = new OscillatorNode(context, { frequency })
    oscillator.connect(gain)
    oscillator.start(start)
    oscillator.stop(start + seconds + 0.2)
  }
}

const ringOnce = (): void => {
  if (!soundIsOn()) return
  tone([400, 450], 0, 0.4)
  tone([400, 450], 0.6, 0.4)
}

export const startRinging = (): void => {
  if (ringing !== null) return
  ringOnce()
  ringing = setInterval(ringOnce, 3_000)
}
export const stopRinging = (): void => {
  if (ringing !== null) clearInterval(ringing)
  ringing = null
}
export const chime = (): void => {
  if (soundIsOn()) tone([880], 0, 0.08)
}
