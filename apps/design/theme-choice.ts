/** The reader's choice of light or dark, kept in a cookie that says nothing else; null follows the machine. */
export const themeFrom = (cookies: string | null): 'light' | 'dark' | null => {
  const found = /(?:^|;\s*)theme=(light|dark)(?:;|$)/.exec(cookies ?? '')?.[1]
  return found === 'light' || found === 'dark' ? found : null
}

const year = 31_536_000

export const themeCookie = (choice: string): string =>
  themeFrom(`theme=${choice}`)
    ? `theme=${choice}; Path=/; Max-Age=${year}; SameSite=Lax; HttpOnly`
    : 'theme=; Path=/; Max-Age=0; SameSite=Lax; HttpOnly'
