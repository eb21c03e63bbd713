import { type SyntheticEvent, useState } from 'react'
import { messages } from '../messages/t.ts'
import { Button } from '../ui/button.tsx'
import { copyText } from '../ui/copy-text.ts'
import { announce } from '../ui/live-region.tsx'
import styles from './full-page-message.module.css'
import { FullPageMessage } from './full-page-message.tsx'

const words = messages.app

type Props = { error: unknown; componentStack: string; reload?: () => void }

/** What is shown in place of a screen that threw. */
export function BrokenScreen({ error, componentStack, reload = () => location.reload() }: Props) {
  const [copied, setCopied] = useState<boolean | null>(null)
  const details = describeError(error, componentStack)
  const { title, body } = isMissingChunk(error) ? words.updated : words.broken

  const handleCopy = async (event: SyntheticEvent<HTMLElement>) => {
    const done = await copyText(details, event.currentTarget)
    setCopied(done)
    announce(done ? words.broken.copied : words.broken.copyFailed)
  }

  return (
    <FullPageMessage title={title} body={body}>
      <Button variant="primary" onClick={reload}>
        {words.broken.reload}
      </Button>
      <Button variant="quiet" onClick={(event) => void handleCopy(event)}>
        {copied ? words.broken.copied : words.broken.copyDetails}
      </Button>
      {copied === false && <pre className={styles.details}>{details}</pre>}
    </FullPageMessage>
  )
}

/**
 * What is needed to find the fault: the error, where it was, the address and the browser. The address comes without its
 * fragment, where an invitation keeps its secret.
 */
export function describeError(error: unknown, componentStack: string): string {
  const what = error instanceof Error ? (error.stack ?? `${error.name}: ${error.message}`) : String(error)
  const where = `${location.origin}${location.pathname}`
  return [what, componentStack.trim(), where, navigator.userAgent].filter(Boolean).join('\n\n')
}

// After an update the old chunks are gone; each browser words the failed import in its own way.
function isMissingChunk(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return /dynamically imported module|Importing a module script failed|Unable to preload CSS/i.test(error.message)
}
