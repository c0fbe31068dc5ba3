import type { ReactNode } from 'react'

export const Sample = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="sample">
    <h2 className="sample-title">{title}</h2>
    {children}
  </section>
)
