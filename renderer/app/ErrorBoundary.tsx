import { Component, type ReactNode } from 'react'
import { ScreenFault } from './ScreenFault'

/** The last net: a fault in the frame itself shows a sentence and a way on instead of an empty window. */
export class ErrorBoundary extends Component<Readonly<{ children: ReactNode }>, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override render() {
    if (!this.state.failed) return this.props.children
    return <ScreenFault onRetry={() => this.setState({ failed: false })} />
  }
}
