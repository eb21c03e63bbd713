import { limits } from '@planwall/shared/plan/limits.ts'
import type { Look } from '@planwall/shared/protocol/http.ts'
import { type SyntheticEvent, useEffect, useRef, useState } from 'react'
import { messages } from '../messages/t.ts'
import { ColourChoice } from '../sheet/invite/colour-choice.tsx'
import { nameFault } from '../sheet/invite/name-fault.ts'
import { personColours } from '../sheet/person-colour.ts'
import { faultSentence } from '../sync/fault-sentence.ts'
import { rememberedPerson } from '../sync/remembered-person.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { firstNameOf } from './first-name-of.ts'
import styles from './join.module.css'
import { useJoin } from './use-join.ts'

const words = messages.join

/** A name, a colour and one button. */
export function JoinForm({ secret, look }: { secret: string; look: Look }) {
  const [remembered] = useState(rememberedPerson)
  const [name, setName] = useState(remembered?.name ?? '')
  // Whoever leaves the colour as it is gets one from the server: two who open the link together see the same one free.
  const [chosen, setChosen] = useState(() => freeOf(look.takenColors, remembered?.color))
  const color = chosen ?? freeColour(look.takenColors)
  const [unsaid, setUnsaid] = useState<string | null>(null)
  const { joining, join } = useJoin()
  const form = useRef<HTMLFormElement>(null)

  const fault = joining.state === 'refused' ? joining.fault : null
  const taken = fault?.code === 'nameTaken' || fault?.code === 'nameMissing' ? fault : null
  const [answered, setAnswered] = useState<string | null>(null)
  // Said about the name that was sent: while another one is being typed it no longer holds.
  const nameError = unsaid ?? (taken !== null && answered === name ? faultSentence(taken) : null)

  const input = () => form.current?.querySelector<HTMLInputElement>('input[name=name]')
  useEffect(() => form.current?.querySelector<HTMLInputElement>('input[name=name]')?.select(), [])

  const handleSubmit = async (event: SyntheticEvent) => {
    event.preventDefault()
    const wrong = nameFault(name)
    setUnsaid(wrong)
    if (wrong !== null) return input()?.focus()
    setAnswered(name)
    await join({ secret, name: name.trim(), ...(chosen === undefined ? {} : { color: chosen }) })
  }

  return (
    <form ref={form} className={styles.form} noValidate onSubmit={(event) => void handleSubmit(event)}>
      <h2>{words.comeIn}</h2>
      <Field
        name="name"
        label={words.yourName}
        size="large"
        placeholder={words.namePlaceholder}
        value={name}
        onValueChange={(value) => {
          setName(value)
          setUnsaid(null)
        }}
        maxLength={limits.personName}
        counterText={words.nameLeft}
        error={nameError}
        autoComplete="name"
        autoCapitalize="words"
        spellCheck={false}
        enterKeyHint="go"
      />
      <ColourChoice value={color} onValueChange={setChosen} name={name} taken={look.takenColors} />
      <div className={styles.last}>
        {fault !== null && taken === null && (
          <p role="alert" className={styles.refused}>
            {faultSentence(fault)}
          </p>
        )}
        <Button type="submit" variant="primary" size="large" wide busy={joining.state === 'busy'}>
          {words.button}
        </Button>
        {words.roles[look.role] && <p className={styles.role}>{words.roles[look.role]}</p>}
        <p className={styles.note}>{words.noAccount(firstNameOf(name))}</p>
      </div>
    </form>
  )
}

/** The one chosen last on this device, when it is free. */
function freeOf(taken: readonly number[], last: number | undefined): number | undefined {
  return last === undefined || taken.includes(last) ? undefined : last
}

/** The first that nobody has, or the first of all. */
function freeColour(taken: readonly number[]): number {
  return personColours.find((color) => !taken.includes(color)) ?? 1
}
