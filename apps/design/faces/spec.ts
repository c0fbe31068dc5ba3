/** A drawn face as plain data, kept on a person. Nothing in it is a claim about anybody: it is chosen, as clothes are. */
export const faceHairs = ['hijab', 'turban', 'afro', 'crop', 'bob', 'bald', 'long', 'bun', 'fade'] as const
export type FaceHair = (typeof faceHairs)[number]

export const faceSkins = {
  porcelain: '#F3D9C2',
  peach: '#EEC6A4',
  wheat: '#D9A679',
  honey: '#B97B50',
  umber: '#7A4A2D',
  cocoa: '#6A3F26',
  ebony: '#57331F',
} as const
export const faceHairColours = {
  black: '#1D1A1C',
  brown: '#6E3F22',
  chestnut: '#7B4A2B',
  sand: '#957535',
  gold: '#C99A4B',
  copper: '#B9622B',
  silver: '#CFCDC8',
  navy: '#2F4869',
  green: '#0F5A52',
  plum: '#5A3A5E',
} as const
export const faceGrounds = {
  sky: '#DDE5F0',
  sand: '#F4E6D2',
  straw: '#F7E8CC',
  sage: '#E6E9DF',
  lilac: '#ECE3F1',
  mint: '#E2EBE6',
  rose: '#F2E2DC',
  slate: '#E4E7EC',
} as const

export type FaceSpec = {
  hair: FaceHair
  skin: keyof typeof faceSkins
  colour: keyof typeof faceHairColours
  ground: keyof typeof faceGrounds
  beard?: boolean
  glasses?: boolean
}

/** Fourteen that are easily told apart, for the demonstration and for whoever has no photograph. */
export const distinctFaces: readonly FaceSpec[] = [
  { hair: 'hijab', skin: 'honey', colour: 'navy', ground: 'sky' },
  { hair: 'turban', skin: 'honey', colour: 'green', ground: 'sand', beard: true },
  { hair: 'afro', skin: 'cocoa', colour: 'black', ground: 'straw' },
  { hair: 'crop', skin: 'peach', colour: 'copper', ground: 'sage', beard: true },
  { hair: 'bob', skin: 'peach', colour: 'black', ground: 'lilac' },
  { hair: 'bald', skin: 'umber', colour: 'black', ground: 'mint', beard: true },
  { hair: 'long', skin: 'honey', colour: 'black', ground: 'rose' },
  { hair: 'fade', skin: 'porcelain', colour: 'sand', ground: 'slate' },
  { hair: 'bun', skin: 'porcelain', colour: 'gold', ground: 'sky' },
  { hair: 'bob', skin: 'peach', colour: 'brown', ground: 'mint', glasses: true },
  { hair: 'fade', skin: 'ebony', colour: 'black', ground: 'slate' },
  { hair: 'bob', skin: 'peach', colour: 'silver', ground: 'sand' },
  { hair: 'crop', skin: 'wheat', colour: 'brown', ground: 'lilac', glasses: true },
  { hair: 'hijab', skin: 'umber', colour: 'plum', ground: 'straw' },
]
