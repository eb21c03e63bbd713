import { invitationPath, invitationSecret } from '@planwall/shared/protocol/http.ts'
import { type SyntheticEvent, useState } from 'react'
import { useLocation } from 'wouter'
import { messages } from '../messages/t.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import styles from './front-door.module.css'

const words = messages.home.visitor

/** Takes an invitation link by its text and opens it. */
export function LinkField() {
  const [text, setText] = useState('')
  const [error, setError] = useState<string | null>(null)
  const [, navigate] = useLocation()

  const handleSubmit = (event: SyntheticEvent) => {
    event.preventDefault()
    const secret = linkSecretIn(text)
    if (secret === null) return setError(words.notALink)
    navigate(invitationPath(secret))
  }

  return (
    <form className={styles.link} noValidate onSubmit={handleSubmit}>
      <Field
        label={words.link}
        labelHidden
        size="large"
        placeholder={words.linkPlaceholder}
        value={text}
        onValueChange={(value) => {
          setText(value)
          setError(null)
        }}
        error={error}
        inputMode="url"
        spellCheck={false}
        autoCapitalize="off"
        enterKeyHint="go"
      />
      <Button type="submit" variant="primary" size="large">
        {words.open}
      </Button>
    </form>
  )
}

/** The secret in a pasted link, whatever stands around it; null when there is none. */
export function linkSecretIn(text: string): string | null {
  const fragment = /\/join(#k=[\w-]+)/.exec(text)?.[1]
  return fragment === undefined ? null : invitationSecret(fragment)
}
