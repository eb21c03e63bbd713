import { messages } from '../messages/t.ts'
import { LiveRegion } from '../ui/live-region.tsx'
import { ToastRegion } from '../ui/toast-region.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import { Routes } from './routes.tsx'

const words = messages.app

/** The frame around every screen: what is read aloud and the toasts outlive a screen that breaks or changes. */
export function App() {
  return (
    <>
      <ErrorBoundary>
        <Routes />
      </ErrorBoundary>
      <ToastRegion label={words.messagesRegion} dismissLabel={words.dismiss} />
      <LiveRegion />
    </>
  )
}
