import { sectionHelp } from '@planwall/shared/plan/section-help.ts'
import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import { sections } from '@planwall/shared/plan/sections.ts'
import { messages } from '../messages/t.ts'
import styles from './section-help.module.css'

/** What a section is and the questions that lead to it, as it is introduced to a team. */
export function SectionIntroduction({ section }: { section: SectionId }) {
  const { definition, prompts } = sections[section]
  return (
    <>
      <p className={styles.definition}>{definition}</p>
      <h3 className={styles.heading}>{messages.editor.prompts}</h3>
      <ul className={styles.prompts}>
        {prompts.map((prompt) => (
          <li key={prompt}>{prompt}</li>
        ))}
      </ul>
    </>
  )
}

/** What a section is, the questions that lead to it, and what usually goes wrong. */
export function SectionHelp({ section }: { section: SectionId }) {
  const { traps, example } = sectionHelp[section]
  return (
    <div className={styles.help}>
      <SectionIntroduction section={section} />
      <h3 className={styles.heading}>{messages.editor.traps}</h3>
      <ul className={styles.traps}>
        {traps.map((trap) => (
          <li key={trap}>{trap}</li>
        ))}
      </ul>
      {example !== undefined && (
        <>
          <h3 className={styles.heading}>{messages.editor.example}</h3>
          <p className={styles.example}>{example}</p>
        </>
      )}
    </div>
  )
}
