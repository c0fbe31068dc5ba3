/**
 * Addresses under one link: `to('/change')` is `/v/TOKEN/change`, with `lang` carried along when it was asked for, so that
 * whoever chose a language keeps it.
 */
export const addressIn = (token: string, search: string) => {
  const lang = new URLSearchParams(search).get('lang')
  return (path: string, asked: Readonly<Record<string, string>> = {}): string => {
    const query = new URLSearchParams({ ...asked, ...(lang === null ? {} : { lang }) }).toString()
    return `/v/${token}${path}${query && `?${query}`}`
  }
}
