/** How a text travels by SMPP: 7-bit letters of GSM 03.38 where they suffice, else UCS-2; long ones in joined parts. */
const basic = /^[@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà\f^{}\\[~\]|€]*$/
/** These take two places. */
const escaped = /[\f^{}\\[~\]|€]/

/** Data codings of SMPP: the network's own letters, and UCS-2. */
const gsm = 0
const ucs2 = 8

/** One part: its words, how they are written, and, when it is one of several, the header that joins them. */
export type Part = { words: string; coding: number; header: Buffer | null }

/** The parts of a text, in order. `joint` (0 to 255) is what tells the parts of one text from those of another to the same number. */
export const partsOf = (text: string, joint: number): Part[] => {
  const coding = basic.test(text) ? gsm : ucs2
  const [alone, joined] = coding === gsm ? [160, 153] : [70, 67]
  const whole = cut(text, coding, alone)
  if (whole.length <= 1) return [{ words: text, coding, header: null }]
  const pieces = cut(text, coding, joined)
  return pieces.map((words, n) => ({ words, coding, header: Buffer.from([5, 0, 3, joint & 0xff, pieces.length, n + 1]) }))
}

/** Never cuts through an emoji or an escaped letter. */
const cut = (text: string, coding: number, most: number): string[] => {
  const pieces: string[] = []
  let [piece, places] = ['', 0]
  for (const character of text) {
    const needs = coding === ucs2 ? character.length : escaped.test(character) ? 2 : 1
    if (places + needs > most) {
      pieces.push(piece)
      ;[piece, places] = ['', 0]
    }
    piece += character
    places += needs
  }
  return [...pieces, piece]
}
