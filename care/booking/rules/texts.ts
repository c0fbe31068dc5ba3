const polite = /\b(please|thanks|thank you)\b/g

const saysOnly = (text: string, word: string): boolean =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\s]/gu, ' ')
    .replaceAll(polite, ' ')
    .trim() === word

/** M4 A text that says CANCEL and nothing else, as our messages offer. Whatever else is said is for a person to read. */
export const asksToCancel = (text: string): boolean => saysOnly(text, 'cancel')
/** M4 B6 The same of WAIT. */
export const asksToWait = (text: string): boolean => saysOnly(text, 'wait')
