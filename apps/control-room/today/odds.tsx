/** How likely a promise is kept, of twenty like it: counted in dots, and said in words. */
export const Odds = ({ kept, ifLeaves }: { kept: number; /** Who is to leave now for that. */ ifLeaves: string | null }) => (
  <div className="today-odds">
    <span className="today-dots" aria-hidden>
      {Array.from({ length: 20 }, (_, dot) => (
        <span key={dot} data-kept={dot < kept || undefined} />
      ))}
    </span>
    <p>
      <strong>{kept} in 20</strong> likely to be kept{ifLeaves && ` if ${ifLeaves} leaves now`}
    </p>
  </div>
)
