import type { Month } from './figures.ts'

const [width, height, top, foot, side] = [640, 200, 20, 26, 60]
const x = (at: number, of: number) => side + ((at + 0.5) * (width - side)) / of
const y = (share: number) => top + (1 - share) * (height - foot - top)

/** A line for each aim, a bar for what was: answered within ten seconds, month by month. The table after it says the same. */
export const AnsweredChart = ({ months, within }: { months: readonly Month[]; within: 'in10' | 'in40' }) => {
  const aim = months[0]![within]
  const bar = Math.min(30, (width - side) / months.length - 10)
  return (
    <svg
      className="alarm-chart"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`Answered within ${aim.within} seconds, month by month; the aim is ${aim.aimWords}. The table below says the same.`}
    >
      {[0, 0.5, 1].map((share) => (
        <g key={share}>
          <line x1={side} x2={width} y1={y(share)} y2={y(share)} stroke="var(--line)" />
          <text x={side - 8} y={y(share) + 4} textAnchor="end" className="alarm-chart-words">
            {share * 100}%
          </text>
        </g>
      ))}
      {months.map((month, at) => {
        const { share, met } = month[within]
        return (
          <g key={month.key}>
            {share !== null && (
              <rect
                x={x(at, months.length) - bar / 2}
                y={Math.min(y(share), y(0) - 2)}
                width={bar}
                height={Math.max(2, y(0) - y(share))}
                rx="3"
                fill={met ? 'var(--green)' : 'var(--lamp)'}
                stroke={met ? 'none' : 'var(--ink)'}
              />
            )}
            <text x={x(at, months.length)} y={height - 6} textAnchor="middle" className="alarm-chart-words alarm-chart-month">
              {month.name.slice(0, 3)}
            </text>
          </g>
        )
      })}
      <line x1={side} x2={width} y1={y(aim.aim)} y2={y(aim.aim)} stroke="var(--ink)" strokeWidth="1.5" strokeDasharray="6 5" />
    </svg>
  )
}
