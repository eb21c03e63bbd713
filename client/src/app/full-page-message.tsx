import type { ReactNode } from 'react'
import { messages } from '../messages/t.ts'
import { Mark } from '../ui/mark.tsx'
import styles from './full-page-message.module.css'

type Props = { title: string; body: string; children: ReactNode }

/** One sentence that says what happened, one that says what to do, and the ways on. */
export function FullPageMessage({ title, body, children }: Props) {
  return (
    <main className={styles.screen}>
      <div className={styles.message}>
        <p className={styles.name}>
          <Mark />
          {messages.app.name}
        </p>
        <h1>{title}</h1>
        <p className={styles.body}>{body}</p>
        <div className={styles.actions}>{children}</div>
      </div>
    </main>
  )
}
