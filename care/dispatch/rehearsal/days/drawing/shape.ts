/** A picture as plain shapes, so that a file and a page draw the same one. Colours are roles: a page gives them its own. */
export type Shape = {
  readonly tag: 'svg' | 'g' | 'rect' | 'line' | 'circle' | 'path' | 'text' | 'title' | 'desc'
  readonly at: Readonly<Record<string, string | number>>
  readonly inside: readonly (Shape | string)[]
}

export const shape = (tag: Shape['tag'], at: Shape['at'], ...inside: (Shape | string)[]): Shape => ({ tag, at, inside })

/** Roles of colour on paper: what a page calls by the same names. */
const onPaper: Readonly<Record<string, string>> = {
  '--card': '#ffffff',
  '--ink': '#1b2430',
  '--ink2': '#465160',
  '--edge': '#7a828e',
  '--line': '#e0dcd1',
  '--sunk': '#f3f1ea',
  '--green': '#0f5a52',
  '--green-tint': '#e4f0ed',
  '--lamp': '#f2b53a',
}
const coloured = (value: string): string => value.replace(/var\((--[a-z0-9-]+)\)/g, (_, role: string) => onPaper[role] ?? '#1b2430')
const escaped = (text: string): string => text.replace(/[&<>"]/g, (letter) => `&#${letter.codePointAt(0)};`)

/** Words in capitals within a name are written with a hyphen in SVG: `textAnchor` is `text-anchor`. */
const attribute = (name: string): string => (name === 'viewBox' ? name : name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`))

/** The picture as a file that stands by itself. */
export const svgOf = (one: Shape | string): string => {
  if (typeof one === 'string') return escaped(one)
  const at = Object.entries(one.at).map(([name, value]) => ` ${attribute(name)}="${escaped(coloured(String(value)))}"`)
  return `<${one.tag}${at.join('')}>${one.inside.map(svgOf).join('')}</${one.tag}>`
}

export const words = (x: number, y: number, text: string, at: Shape['at'] = {}): Shape =>
  shape('text', { x, y, fontSize: 13, fill: 'var(--ink)', ...at }, text)
export const framed = (width: number, height: number, title: string, desc: string, inside: readonly Shape[]): Shape =>
  shape(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${height}`,
      role: 'img',
      fontFamily: '"Atkinson Hyperlegible Next", system-ui, sans-serif',
    },
    shape('title', {}, title),
    shape('desc', {}, desc),
    shape('rect', { width, height, fill: 'var(--card)' }),
    ...inside,
  )
