/** How likely a promise is kept, of twenty like it: counted in dots, and said in words. */
export const Odds = ({ kept }: { kept: number }) => (
  <div className="today-odds">
    <span className="today-dots" aria-hidden>
      {Array.from({ length: 20 }, (_, dot) => (
        <span key={dot} data-kept={dot < kept || undefined} />
      ))}
    </span>
    <p>
      <strong>{kept} in 20</strong> likely to be kept
    </p>
  </div>
)
