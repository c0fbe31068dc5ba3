import { Component } from 'react'
import type { ReactNode } from 'react'
import { broken } from './words.ts'

/** A screen that breaks takes nothing else with it: Help stays in its corner, and the screen can be opened again. */
export class Unbroken extends Component<{ children: ReactNode }, { broke: boolean }> {
  override state = { broke: false }
  static getDerivedStateFromError(): { broke: boolean } {
    return { broke: true }
  }
  override render(): ReactNode {
    if (!this.state.broke) return this.props.children
    return (
      <main className="phone-screen phone-main phone-calm">
        <h1>{broken.title}</h1>
        <p className="lead">{broken.lead}</p>
        <button type="button" className="button button-quiet button-large" onClick={() => this.setState({ broke: false })}>
          {broken.again}
        </button>
      </main>
    )
  }
}
