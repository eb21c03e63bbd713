import Search from 'lucide-react/icons/search'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { messages } from '../messages/t.ts'
import { Button } from '../ui/button.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { Mark } from '../ui/mark.tsx'
import { ThemeToggle } from '../ui/theme-toggle.tsx'
import styles from './home-bar.module.css'

const words = messages.home

type Props = { find: string; onFind: (text: string) => void; findable: boolean; onLeave: () => void }

/** The bar across the top: the name, finding a plan, the theme, signing out. */
export function HomeBar({ find, onFind, findable, onLeave }: Props) {
  const field = useRef<HTMLInputElement>(null)

  useEffect(() => {
    const focusOnSlash = (event: globalThis.KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      if (document.querySelector('dialog[open]')) return
      event.preventDefault()
      field.current?.focus()
    }
    document.addEventListener('keydown', focusOnSlash)
    return () => document.removeEventListener('keydown', focusOnSlash)
  }, [])

  const handleKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Escape') return
    onFind('')
    event.currentTarget.blur()
  }

  return (
    <header className={styles.bar}>
      <p className={styles.name}>
        <Mark />
        {messages.app.name}
      </p>
      <div className={styles.tools}>
        {findable && (
          <label className={styles.find}>
            <Search aria-hidden />
            <span className="visually-hidden">{words.find}</span>
            <input
              ref={field}
              type="search"
              placeholder={words.find}
              aria-keyshortcuts={words.findKey}
              value={find}
              onChange={(event) => onFind(event.target.value)}
              onKeyDown={handleKeyDown}
            />
            <span className={styles.key} aria-hidden="true">
              <Kbd keys={words.findKey} />
            </span>
          </label>
        )}
        <ThemeToggle {...messages.app.theme} />
        <Button variant="quiet" onClick={onLeave}>
          {words.signOut}
        </Button>
      </div>
    </header>
  )
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}
