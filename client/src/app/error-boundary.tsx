import { Component, type ErrorInfo, type ReactNode } from 'react'
import { BrokenScreen } from './broken-screen.tsx'

type Props = { children: ReactNode }
type State = { screen: 'working' } | { screen: 'broken'; error: unknown; componentStack: string }

/** Shows a sentence and a way on when a screen throws while rendering or its code cannot be loaded. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { screen: 'working' }

  static getDerivedStateFromError(error: unknown): State {
    return { screen: 'broken', error, componentStack: '' }
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    this.setState({ screen: 'broken', error, componentStack: info.componentStack ?? '' })
  }

  override render(): ReactNode {
    if (this.state.screen === 'working') return this.props.children
    return <BrokenScreen error={this.state.error} componentStack={this.state.componentStack} />
  }
}
