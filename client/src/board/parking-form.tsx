import { limits } from '@planwall/shared/plan/limits.ts'
import { useState } from 'react'
import { messages } from '../messages/t.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import styles from './parking-form.module.css'

const words = messages.board.park

/** One thought for later. */
export function ParkingForm({ onPark }: { onPark: (text: string) => void }) {
  const [text, setText] = useState('')
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        onPark(text)
      }}
    >
      <Field
        label={words.label}
        value={text}
        maxLength={limits.textField}
        counterText={messages.editor.charactersLeft}
        autoFocus
        onValueChange={setText}
      />
      <Button type="submit" variant="primary">
        {words.add}
      </Button>
    </form>
  )
}
