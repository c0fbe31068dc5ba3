/** A ring that fills as time passes. `part`: 0 to 1, how much of it is full; the one of holding fills by itself where motion is welcome. */
export const Ring = ({ part, tone = 'green', size = 208 }: { part: number; tone?: 'green' | 'filling'; size?: number }) => (
  <svg className={`ring ring-${tone}`} width={size} height={size} viewBox="0 0 100 100" aria-hidden>
    <circle className="ring-ground" cx="50" cy="50" r="46" />
    {(part > 0 || tone === 'filling') && (
      <circle
        className="ring-part"
        cx="50"
        cy="50"
        r="46"
        pathLength={1}
        strokeDasharray={`${Math.min(1, part)} 1`}
        transform="rotate(-90 50 50)"
      />
    )}
  </svg>
)
