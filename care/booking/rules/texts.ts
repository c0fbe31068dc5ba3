const polite = /\b(please|thanks|thank you)\b/g

/** M4 A text that says CANCEL and nothing else, as our messages offer. Whatever else is said is for a person to read. */
export const asksToCancel = (text: string): boolean =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\s]/gu, ' ')
    .replaceAll(polite, ' ')
    .trim() === 'cancel'
