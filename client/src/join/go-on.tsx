import type { Look } from '@planwall/shared/protocol/http.ts'
import { useEffect, useRef } from 'react'
import { messages } from '../messages/t.ts'
import { personColour } from '../sheet/person-colour.ts'
import { faultSentence } from '../sync/fault-sentence.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Button } from '../ui/button.tsx'
import { firstNameOf } from './first-name-of.ts'
import styles from './join.module.css'
import { useJoin } from './use-join.ts'

const words = messages.join

type Props = { secret: string; look: Look; you: NonNullable<Look['you']> }

/** For somebody whom this browser already knows in the plan: one click, under the same name. */
export function GoOn({ secret, look, you }: Props) {
  const { joining, join } = useJoin()
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => button.current?.focus(), [])
  return (
    <section className={styles.form} aria-labelledby="welcome">
      <h2 id="welcome">{words.welcomeBack}</h2>
      <p className={styles.you}>
        <Avatar name={you.name} colour={personColour(you.color)} size="huge" />
        <span className={styles.youWords}>
          <b>{you.name}</b>
          {words.inAlready(look.organisation)}
        </span>
      </p>
      <div className={styles.last}>
        {joining.state === 'refused' && (
          <p role="alert" className={styles.refused}>
            {faultSentence(joining.fault)}
          </p>
        )}
        <Button
          ref={button}
          variant="primary"
          size="large"
          wide
          busy={joining.state === 'busy'}
          onClick={() => void join({ secret })}
        >
          {words.goOn(firstNameOf(you.name))}
        </Button>
        <p className={styles.note}>{words.notYou(firstNameOf(you.name))}</p>
      </div>
    </section>
  )
}
