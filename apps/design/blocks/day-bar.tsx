export type DayBarPart = { tone: 'green' | 'slate' | 'lamp' | 'heather' | 'heather-quiet'; amount: number; label: string }

/** The day in one bar: each part as long as its share. The words beside it say the same. Nothing is drawn for nothing. */
export const DayBar = ({ parts, label }: { parts: readonly DayBarPart[]; /** The bar in a sentence. */ label: string }) => (
  <div className="day-bar" role="img" aria-label={label}>
    {parts
      .filter((part) => part.amount > 0)
      .map((part) => (
        <span key={part.label} className={`day-bar-part day-bar-${part.tone}`} style={{ flexGrow: part.amount }} />
      ))}
  </div>
)
