import Check from 'lucide-react/icons/check'
import { messages } from '../messages/t.ts'
import { classNames } from '../ui/class-names.ts'
import styles from './dock.module.css'
import { DockButton } from './dock-button.tsx'
import { stageName } from './place.ts'
import type { LeadActions } from './use-lead-actions.ts'

const words = messages.lead.dock

/** The steps of the present stage; each can be chosen, so that steps can be skipped or done again. */
export function DockSteps({ actions }: { actions: LeadActions }) {
  const here = actions.place?.here
  if (!here) return null
  const { stage, step: now } = here
  if (stage.kind !== 'section') return <p className={styles.stageTitle}>{stage.title}</p>
  const at = now === null ? -1 : stage.steps.indexOf(now)
  return (
    // biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one.
    <ol role="list" className={styles.steps} aria-label={words.steps(stageName(stage))}>
      {stage.steps.map((step, index) => {
        const name = messages.board.steps[step]
        return (
          <li key={step} aria-current={index === at ? 'step' : undefined}>
            <DockButton
              className={classNames(styles.step, index === at && styles.now)}
              tooltip={index === at ? '' : words.goToStep(name)}
              disabledReason={actions.gather.blocked}
              icon={index < at && <Check aria-hidden />}
              onClick={() => {
                if (index !== at) void actions.goTo({ stage, step })
              }}
            >
              {name}
              {index < at && <span className="visually-hidden">, {words.stepDone}</span>}
            </DockButton>
          </li>
        )
      })}
    </ol>
  )
}
