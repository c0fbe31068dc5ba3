import './layout.css'
import { Outlet } from 'react-router'
import { Logo, Trouble } from '../design/parts.ts'
import type { Handle } from '../page.ts'

export const handle = { face: 'sign-in' } satisfies Handle

/** One card on an empty page. The page brings its own heading and form. */
export default function SignInPages() {
  return (
    <main className="threshold" id="words">
      <div className="threshold-name">
        <Logo size={48} />
        <p>Doorstep</p>
      </div>
      <Outlet />
      <p className="second small">Nobody is left alone with trouble, on either side of the door.</p>
    </main>
  )
}

export { Trouble as ErrorBoundary }
