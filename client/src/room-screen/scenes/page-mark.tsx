import { messages } from '../../messages/t.ts'
import styles from '../room-screen.module.css'

const words = messages.roomScreen

/** Which page of a section is shown, when it has more than one. */
export function PageMark({ page, pages }: { page: number; pages: number }) {
  // Its space is kept while there is only one, so that the room for the content never depends on what is in it.
  return (
    <p className={styles.pageMark}>
      {pages > 1 ? (
        <>
          <span>{words.page(page + 1, pages)}</span>
          <span>{words.pageKeys}</span>
        </>
      ) : (
        <span>&nbsp;</span>
      )}
    </p>
  )
}
