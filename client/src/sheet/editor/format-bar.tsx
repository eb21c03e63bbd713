import Bold from 'lucide-react/icons/bold'
import Italic from 'lucide-react/icons/italic'
import List from 'lucide-react/icons/list'
import { type ReactNode, useEffect, useReducer } from 'react'
import { messages } from '../../messages/t.ts'
import type { Format, FormatHandle } from './editing.ts'
import styles from './format-bar.module.css'

const formats: readonly { format: Format; icon: ReactNode; label: string; keys: string }[] = [
  {
    format: 'bold',
    icon: <Bold size={16} strokeWidth={2} aria-hidden="true" />,
    label: messages.editor.bold,
    keys: 'Control+B',
  },
  {
    format: 'italic',
    icon: <Italic size={16} strokeWidth={1.75} aria-hidden="true" />,
    label: messages.editor.italic,
    keys: 'Control+I',
  },
  {
    format: 'list',
    icon: <List size={16} strokeWidth={1.75} aria-hidden="true" />,
    label: messages.editor.list,
    keys: 'Control+Shift+8',
  },
]

/** Bold, italic and lists of the text that has the editor. Pressing one leaves the caret where it is. */
export function FormatBar({ handle }: { handle: FormatHandle }) {
  const [, look] = useReducer((count: number) => count + 1, 0)
  useEffect(() => handle.subscribe(look), [handle])
  return (
    <div className={styles.bar} role="toolbar" aria-label={messages.editor.formatting} data-keeps-editor>
      {formats.map(({ format, icon, label, keys }) => (
        <button
          key={format}
          type="button"
          className={styles.button}
          aria-label={label}
          aria-pressed={handle.isOn(format)}
          aria-keyshortcuts={keys}
          title={label}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => handle.toggle(format)}
        >
          {icon}
        </button>
      ))}
    </div>
  )
}
