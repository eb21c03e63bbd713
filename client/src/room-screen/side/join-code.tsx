import { messages } from '../../messages/t.ts'
import { CodeToScan } from './code-to-scan.tsx'
import styles from './side.module.css'

const words = messages.roomScreen

/** The members' link as a code, and under which name it leads. The link itself is nowhere to be read. */
export function JoinCode({ link }: { link: string | null }) {
  if (link === null) return null
  const { host } = new URL(link)
  return (
    <div className={styles.join}>
      <CodeToScan text={link} label={words.joinLabel(host)} size={188} />
      <p>
        <b>{words.join}</b>
        {host}
      </p>
    </div>
  )
}
