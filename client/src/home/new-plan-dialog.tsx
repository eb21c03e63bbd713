import { limits } from '@planwall/shared/plan/limits.ts'
import { type NewPlanRequest, newPlanRequestSchema } from '@planwall/shared/protocol/http.ts'
import { type SyntheticEvent, useId, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { messages } from '../messages/t.ts'
import { ColourChoice } from '../sheet/invite/colour-choice.tsx'
import { nameFault } from '../sheet/invite/name-fault.ts'
import { createPlan } from '../sync/api.ts'
import type { ApiFault } from '../sync/ask.ts'
import { faultSentence } from '../sync/fault-sentence.ts'
import { rememberedPerson, rememberPerson } from '../sync/remembered-person.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { nextMorning } from './days.ts'
import styles from './new-plan-dialog.module.css'
import { planScreen } from './plan-screen.ts'

const words = messages.home.create

type Faults = Partial<Record<Exclude<keyof NewPlanRequest, 'color'>, string | null>>

type Props = {
  now: Date
  /** The name the coach has in another plan, where this device remembers none. */
  name: string
  onClose: () => void
}

/** Whose plan, which day, and who leads: creates it and opens it. */
export function NewPlanDialog({ now, name, onClose }: Props) {
  const [values, setValues] = useState<NewPlanRequest>(() => firstValues(now, name))
  const [faults, setFaults] = useState<Faults>({})
  const [refused, setRefused] = useState<ApiFault | null>(null)
  const [busy, setBusy] = useState(false)
  const [, navigate] = useLocation()
  const formId = useId()
  const form = useRef<HTMLFormElement>(null)

  const set = (change: Partial<NewPlanRequest>) => {
    setValues((before) => ({ ...before, ...change }))
    setFaults({})
  }

  const handleSubmit = async (event: SyntheticEvent) => {
    event.preventDefault()
    if (busy) return
    const wrong = faultsOf(values)
    setFaults(wrong)
    const first = Object.keys(wrong)[0]
    if (first !== undefined) return form.current?.querySelector<HTMLInputElement>(`[name="${first}"]`)?.focus()
    setBusy(true)
    const answer = await createPlan(newPlanRequestSchema.parse(values))
    setBusy(false)
    if (!answer.ok) return setRefused(answer.fault)
    rememberPerson({ name: values.name.trim(), color: values.color })
    navigate(planScreen(answer.value.plan.id))
  }

  return (
    <Dialog
      title={words.title}
      description={words.description}
      closeLabel={messages.app.close}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button type="submit" form={formId} variant="primary" busy={busy}>
            {words.button}
          </Button>
        </>
      }
    >
      <form ref={form} id={formId} className={styles.form} noValidate onSubmit={(event) => void handleSubmit(event)}>
        <Field
          name="organisation"
          data-autofocus
          label={words.organisation}
          hint={words.organisationHint}
          value={values.organisation}
          onValueChange={(organisation) => set({ organisation })}
          maxLength={limits.organisation}
          counterText={words.left}
          error={faults.organisation}
          autoComplete="organization"
        />
        <Field
          name="title"
          label={words.planTitle}
          value={values.title}
          onValueChange={(title) => set({ title })}
          maxLength={limits.planTitle}
          counterText={words.left}
          error={faults.title}
        />
        <div className={styles.pair}>
          <Field
            name="day"
            type="date"
            label={words.day}
            value={values.day}
            onValueChange={(day) => set({ day })}
            error={faults.day}
          />
          <Field
            name="startsAt"
            type="time"
            label={words.startsAt}
            value={values.startsAt}
            onValueChange={(startsAt) => set({ startsAt })}
            error={faults.startsAt}
          />
        </div>
        <Field
          name="name"
          label={words.name}
          value={values.name}
          onValueChange={(next) => set({ name: next })}
          maxLength={limits.personName}
          counterText={words.left}
          error={faults.name}
          autoComplete="name"
          autoCapitalize="words"
        />
        <ColourChoice value={values.color} onValueChange={(color) => set({ color })} name={values.name} taken={[]} />
        {refused !== null && (
          <p role="alert" className={styles.refused}>
            {faultSentence(refused)}
          </p>
        )}
      </form>
    </Dialog>
  )
}

function firstValues(now: Date, name: string): NewPlanRequest {
  const remembered = rememberedPerson()
  return {
    organisation: '',
    title: words.titleOfYear(now.getFullYear() + 1),
    name: remembered?.name ?? name,
    color: remembered?.color ?? 1,
    ...nextMorning(now),
  }
}

/** What is wrong with each field, in the order they stand; empty when the plan can be created. */
function faultsOf(values: NewPlanRequest): Faults {
  const faults: Faults = {}
  for (const field of ['organisation', 'title', 'day', 'startsAt'] as const) {
    if (values[field].trim() === '') faults[field] = words.missing[field]
    else if (!newPlanRequestSchema.shape[field].safeParse(values[field]).success)
      faults[field] = field === 'day' ? words.noDay : words.unreadable
  }
  const named = nameFault(values.name)
  if (named !== null) faults.name = named
  return faults
}
