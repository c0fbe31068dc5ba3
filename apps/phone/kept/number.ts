const place = 'doorstep-duty-number'

/** The duty number outlives the shift on this phone: it names nobody, and whoever needs it may have no signal to ask for it. */
export const keepNumber = (dutyNumber: string): void => localStorage.setItem(place, dutyNumber)
export const dutyNumber = (): string | null => localStorage.getItem(place)
