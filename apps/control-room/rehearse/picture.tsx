import { createElement, type ReactNode } from 'react'
import type { Shape } from '../../../care/dispatch/rehearsal/days/drawing/shape.ts'

const inside = ({ inside: parts }: Shape): ReactNode[] =>
  parts.map((part, at) => (typeof part === 'string' ? part : <Drawing key={at} shape={part} />))

/** A drawing of plain shapes, in the colours of the page. */
const Drawing = ({ shape }: { shape: Shape }) => createElement(shape.tag, shape.at, ...inside(shape))

/** A picture that is wider than a small screen: it scrolls by touch and by keyboard, and says what it is. */
export const Picture = ({ shape, label }: { shape: Shape; label: string }) => (
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is reached by keyboard
  <div className="rehearse-picture" role="region" aria-label={label} tabIndex={0}>
    <Drawing shape={shape} />
  </div>
)
