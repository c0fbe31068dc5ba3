/**
 * A British or international number as it is dialled (E.164: `+447700900123`), from what a person typed: `07700 900 123`,
 * `+44 (0)7700 900123`, `0044…`. Null when it is not a telephone number.
 */
export const asTelephone = (typed: string): string | null => {
  const bare = typed
    .normalize('NFKC')
    .replace(/\(0\)/g, '')
    .replace(/[\s().\-–‑/]/g, '')
  const dialled = bare.replace(/^00/, '+').replace(/^0(?=\d)/, '+44')
  return /^\+[1-9]\d{7,14}$/.test(dialled) ? dialled : null
}

/** As people write it here: `0131 496 0142`, `07700 900123`. */
export const spokenTelephone = (telephone: string): string => {
  const local = telephone.replace(/^\+44/, '0')
  if (/^0[12]\d1\d{7}$|^01\d1\d{7}$/.test(local)) return `${local.slice(0, 4)} ${local.slice(4, 7)} ${local.slice(7)}`
  if (/^02\d{9}$/.test(local)) return `${local.slice(0, 3)} ${local.slice(3, 7)} ${local.slice(7)}`
  if (/^0\d{10}$/.test(local)) return `${local.slice(0, 5)} ${local.slice(5)}`
  return local
}
