import { useEffect } from 'react'
import { Link } from 'wouter'
import { messages } from '../messages/t.ts'
import { buttonClass } from '../ui/button-class.ts'
import { FullPageMessage } from './full-page-message.tsx'

const words = messages.app.notFound

/** Shown for an address that leads nowhere. */
export function NotFound() {
  useEffect(() => {
    document.title = messages.app.titleOf(words.title)
  }, [])
  return (
    <FullPageMessage title={words.title} body={words.body}>
      <Link href="/" className={buttonClass({ variant: 'primary' })}>
        {words.home}
      </Link>
    </FullPageMessage>
  )
}
