/** The four cookies there are: a desk's session, a phone's session, a phone that is known, a resident who gave the code. */
export const cookieNames = { desk: 'doorstep_desk', phone: 'doorstep_phone', device: 'doorstep_device', link: 'doorstep_link' } as const
export type CookieName = keyof typeof cookieNames

const days = 24 * 60 * 60
const lives: Record<CookieName, number> = { desk: 2 * days, phone: 1 * days, device: 400 * days, link: 30 * 60 }

/** A Set-Cookie header. HttpOnly and SameSite=Lax always; Secure wherever the public address is https. */
export const setCookie = (name: CookieName, value: string, publicUrl: string): string =>
  `${cookieNames[name]}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${lives[name]}${publicUrl.startsWith('https:') ? '; Secure' : ''}`

export const clearCookie = (name: CookieName): string => `${cookieNames[name]}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0`

/** The value of one of our cookies in a Cookie header; null when it is not there. */
export const readCookie = (header: string | null | undefined, name: CookieName): string | null =>
  header
    ?.split(';')
    .map((part) => part.trim().split('='))
    .find(([key]) => key === cookieNames[name])?.[1] || null
