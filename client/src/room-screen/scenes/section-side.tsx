import type { Step } from '@planwall/shared/meeting/step.ts'
import type { MeetingView } from '@planwall/shared/meeting/view-for.ts'
import type { SectionContent } from '@planwall/shared/plan/section-content.ts'
import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import { sections } from '@planwall/shared/plan/sections.ts'
import { messages } from '../../messages/t.ts'
import type { WritingPlace } from '../../sync/use-presence.ts'
import styles from '../room-screen.module.css'
import { BigTimer } from '../side/big-timer.tsx'
import { JoinCode } from '../side/join-code.tsx'
import sideStyles from '../side/side.module.css'
import { WallNotes } from '../side/wall-notes.tsx'
import { WritingNow } from '../side/writing-now.tsx'

const words = messages.roomScreen

type Props = {
  meeting: MeetingView
  section: SectionId
  step: Step
  content: SectionContent
  writing: readonly WritingPlace[]
  names: readonly string[]
  joinLink: string | null
}

/** The clock, who writes, the question to keep in mind, and how to come in. */
export function SectionSide({ meeting, section, step, content, writing, names, joinLink }: Props) {
  const agreed = meeting.sections[section].state === 'agreed'
  return (
    <aside className={styles.side}>
      <BigTimer timer={meeting.timer} />
      <WritingNow section={section} content={content} writing={writing} names={names} />
      {!agreed && step !== 'introduce' && (
        <p className={sideStyles.note}>{step === 'agree' ? words.readAgain : sections[section].prompts[0]}</p>
      )}
      {step !== 'introduce' && <WallNotes section={section} />}
      <JoinCode link={joinLink} />
    </aside>
  )
}
