/**
 * What a page may load: only what we serve ourselves. A page without script forbids all script.
 * Style attributes (the width of a bar) are allowed, style elements only with the nonce. `framedBy`: the one other origin that
 * may show the page in a frame (the handsets of a demonstration); null: nobody may.
 */
export const contentPolicy = (nonce: string, { withScript, framedBy }: { withScript: boolean; framedBy: string | null }): string =>
  [
    "default-src 'self'",
    withScript ? `script-src 'self' 'nonce-${nonce}'` : "script-src 'none'",
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    framedBy === null ? "frame-ancestors 'none'" : `frame-ancestors 'self' ${framedBy}`,
  ].join('; ')
