import { type SyntheticEvent, useState } from 'react'
import { messages } from '../messages/t.ts'
import { Button } from '../ui/button.tsx'
import type { ButtonSize } from '../ui/button-class.ts'
import { copyText } from '../ui/copy-text.ts'
import { Dialog } from '../ui/dialog.tsx'
import { announce } from '../ui/live-region.tsx'
import styles from './copy-my-text.module.css'

const words = messages.ownWork.save

/** Puts unsaved work on the clipboard; where the browser copies nothing, shows it to be copied by hand. */
export function CopyMyText({ text, size }: { text: string; size?: ButtonSize }) {
  const [state, setState] = useState<'idle' | 'copied' | 'byHand'>('idle')
  const handleCopy = async (event: SyntheticEvent<HTMLElement>) => {
    const done = await copyText(text, event.currentTarget)
    setState(done ? 'copied' : 'byHand')
    announce(done ? words.copied : words.copyFailed)
  }
  return (
    <>
      <Button size={size} onClick={(event) => void handleCopy(event)}>
        {state === 'copied' ? words.copied : words.copyText}
      </Button>
      {state === 'byHand' && (
        <Dialog
          title={words.yourText}
          description={words.copyFailed}
          closeLabel={words.close}
          onClose={() => setState('idle')}
        >
          <textarea
            className={styles.text}
            readOnly
            value={text}
            aria-label={words.yourText}
            data-autofocus
            rows={12}
          />
        </Dialog>
      )}
    </>
  )
}
