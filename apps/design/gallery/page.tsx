import './gallery.css'
import type { Theme } from '../../page.ts'
import { Face, Logo, distinctFaces } from '../parts.ts'
import { BlockSamples } from './blocks.tsx'
import { FormSamples } from './forms.tsx'
import { MarkSamples } from './marks.tsx'

export const meta = () => [{ title: 'Parts · Doorstep' }]

const swatches = ['paper', 'ink', 'green', 'lamp', 'slate', 'heather', 'red'] as const
const names: Record<(typeof swatches)[number], string> = {
  paper: 'Paper',
  ink: 'Ink',
  green: 'Door',
  lamp: 'Lamp',
  slate: 'Slate',
  heather: 'Heather',
  red: 'Danger',
}

const Side = ({ theme, title }: { theme: Theme; title: string }) => (
  <section className="gallery-side" data-theme={theme} aria-label={title}>
    <header className="gallery-head">
      <Logo size={44} />
      <div>
        <p className="gallery-name">Doorstep</p>
        <p className="second">{title}</p>
      </div>
      <div className="gallery-faces">
        {distinctFaces.slice(0, 6).map((spec, place) => (
          // oxlint-disable-next-line react/no-array-index-key -- the list never changes
          <Face key={place} spec={spec} size={36} />
        ))}
      </div>
    </header>
    <div className="gallery-swatches">
      {swatches.map((swatch) => (
        <span key={swatch} className={`gallery-swatch swatch-${swatch}`}>
          {names[swatch]}
        </span>
      ))}
    </div>
    <FormSamples theme={theme} />
    <MarkSamples />
    <BlockSamples theme={theme} />
  </section>
)

/** Every part in both themes, as the pages use them. */
export default function Gallery() {
  return (
    <main className="gallery">
      <h1 className="unseen">Every part, light and dark</h1>
      <Side theme="light" title="Light" />
      <Side theme="dark" title="Dark" />
    </main>
  )
}
