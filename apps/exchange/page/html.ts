/** The two phones on a page. Its parts follow. */
export const pageHtml = (publicUrl: string): string => `<!doctype html><html lang="en-GB"><title>Two phones</title><a href="${publicUrl}">Doorstep</a></html>`
