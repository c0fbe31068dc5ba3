/** How this phone is: charge in per cent, and its line. Null where its browser does not tell. */
export type PhoneState = { battery: number | null; signal: 'good' | 'weak' | null }

type Tells = {
  getBattery?: () => Promise<{ level: number }>
  connection?: { effectiveType?: string }
}

/** Told along with what the office must know when somebody falls silent: a phone that dies is not a person in trouble. */
export const howThisPhoneIs = async (): Promise<PhoneState> => {
  const { connection } = navigator as Tells
  const battery = await (navigator as Tells).getBattery?.().catch(() => null)
  const type = connection?.effectiveType
  return { battery: battery ? Math.round(battery.level * 100) : null, signal: type ? (type === '4g' ? 'good' : 'weak') : null }
}
