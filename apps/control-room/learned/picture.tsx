import type { RowShown, Span } from './shown.ts'

const [width, height] = [260, 34]

/** Where so many minutes stand, when a little more than twice the expected minutes fill the picture. */
const along = (minutes: number, expected: number): number => 2 + Math.min(1, minutes / (2.2 * expected)) * (width - 4)

/** `own`: of its own past; `lent`: taken as the whole it belongs to; `first`: as we began. */
type Kind = 'own' | 'lent' | 'first'

const Bar = ({ span, expected, y, kind }: { span: Span; expected: number; y: number; kind: Kind }) => {
  const [low, middle, high] = [span.low, span.middle, span.high].map((one) => along(one, expected)) as [number, number, number]
  const thick = kind === 'first' ? 5 : 11
  return (
    <g className={`learned-${kind}`}>
      <rect x={low} y={y} width={Math.max(2, high - low)} height={thick} rx={Math.min(3, thick / 2)} />
      <line x1={middle} x2={middle} y1={y - 2} y2={y + thick + 2} />
    </g>
  )
}

/** One row drawn: what was believed on the first day, thin; what is known now, thick, and hollow where it is lent from the whole; a dashed line at what is expected. The row's figures say the same. */
export const Drawn = ({ row: { learned, first, restsOn }, expected }: { row: RowShown; expected: number }) => (
  <svg className="learned-picture" viewBox={`0 0 ${width} ${height}`} aria-hidden>
    <line className="learned-base" x1={2} x2={width - 2} y1={height - 1} y2={height - 1} />
    <Bar kind="first" span={first} expected={expected} y={4} />
    <Bar kind={restsOn > 0 ? 'own' : 'lent'} span={learned} expected={expected} y={15} />
    <line className="learned-expected" x1={along(expected, expected)} x2={along(expected, expected)} y1={0} y2={height} />
  </svg>
)

const Mark = ({ kind, children }: { kind: Kind; children: string }) => {
  const thick = kind === 'first' ? 5 : 10
  return (
    <span>
      <svg viewBox="0 0 34 16" aria-hidden>
        <g className={`learned-${kind}`}>
          <rect x={2} y={8 - thick / 2} width={30} height={thick} rx={Math.min(3, thick / 2)} />
          <line x1={14} x2={14} y1={6 - thick / 2} y2={10 + thick / 2} />
        </g>
      </svg>
      {children}
    </span>
  )
}

/** What the marks of the pictures mean. */
export const Key = ({ expected, said }: { expected: number; said: string }) => (
  <p className="learned-key">
    <Mark kind="own">Learned: eight in ten lie in the bar, half before the mark</Mark>
    <Mark kind="lent">Nothing of its own yet</Mark>
    <Mark kind="first">As we began</Mark>
    <span>
      <svg viewBox="0 0 34 16" aria-hidden>
        <line className="learned-expected" x1={17} x2={17} y1={0} y2={16} />
      </svg>
      {said}: {expected} min
    </span>
  </p>
)
