import { messages } from '../messages/t.ts'
import { Spinner } from '../ui/spinner.tsx'
import styles from './loading-screen.module.css'

/** Stands in while a screen loads. It stays invisible for 300 ms, so a quick load shows no flicker. */
export function LoadingScreen() {
  return (
    <main className={styles.screen} aria-busy="true">
      <Spinner label={messages.app.loading} labelShown />
    </main>
  )
}
