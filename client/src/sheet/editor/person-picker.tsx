import { limits } from '@planwall/shared/plan/limits.ts'
import Plus from 'lucide-react/icons/plus'
import Search from 'lucide-react/icons/search'
import X from 'lucide-react/icons/x'
import { type KeyboardEvent, type ReactNode, type RefObject, useId, useLayoutEffect, useRef, useState } from 'react'
import { messages } from '../../messages/t.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { classNames } from '../../ui/class-names.ts'
import { placeBeside } from '../../ui/place-beside.ts'
import { shortNameOf } from '../first-names.ts'
import styles from './person-picker.module.css'
import { type Person, usePeople } from './use-people.ts'

type Props = {
  anchor: RefObject<HTMLElement | null>
  /** Whose owner is chosen, for the list's accessible name. */
  label: string
  value: string
  /** With the name that was picked, the empty string for nobody, null for no change. */
  onClose: (name: string | null) => void
  /** The focus has gone elsewhere, and stays there. */
  onLeft: () => void
}

type Option = { key: string; name: string; joined: boolean; icon: ReactNode; words: ReactNode; note: string }

/**
 * Who owns it: those who have joined with how much they own, those who are only named, and any new name that is
 * typed. It lies in the browser's top layer, so a zoomed board neither clips nor scales it.
 */
export function PersonPicker({ anchor, label, value, onClose, onLeft }: Props) {
  const people = usePeople()
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState(0)
  const panel = useRef<HTMLDivElement>(null)
  const id = useId()
  const wanted = typed.trim().toLocaleLowerCase()
  const found = people.filter((person) => person.name.toLocaleLowerCase().includes(wanted))
  const exact = people.some((person) => person.name.toLocaleLowerCase() === wanted)
  const options: Option[] = [
    ...found.filter((person) => person.joined).map(optionOf),
    ...found.filter((person) => !person.joined).map(optionOf),
    ...(wanted !== '' && !exact ? [newName(typed.trim())] : []),
    ...(wanted === '' && value !== '' ? [nobody] : []),
  ]
  const current = options[Math.min(chosen, options.length - 1)]

  useLayoutEffect(() => {
    const element = panel.current
    const beside = anchor.current?.getBoundingClientRect()
    if (!element || !beside) return
    element.showPopover()
    const view = { width: window.innerWidth, height: window.innerHeight }
    const { width, height } = element.getBoundingClientRect()
    const { top } = placeBeside(beside, { width, height }, view, 'bottom', 6)
    // Its first letters stand below the first letters of the cell.
    element.style.left = `${Math.max(8, Math.min(beside.left - 6, view.width - width - 8))}px`
    element.style.top = `${top}px`
    element.querySelector('input')?.focus()
  }, [anchor])

  const pick = (option: Option | undefined) => onClose(option === undefined ? null : option.name)
  const handleKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    // Enter and the arrows are the input method's while it composes.
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      setChosen((Math.min(chosen, options.length - 1) + step + options.length) % options.length)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      pick(current)
    } else if (event.key === 'Tab') {
      event.preventDefault()
      onClose(wanted === '' ? null : (current?.name ?? null))
    } else if (event.key === 'Escape') onClose(null)
  }
  const firstNamed = options.findIndex((option) => !option.joined && option.note !== '')
  const named = options[firstNamed]
  return (
    <div
      ref={panel}
      popover="manual"
      role="dialog"
      aria-label={label}
      className={styles.picker}
      onBlur={(event) => {
        if (document.hasFocus() && !event.currentTarget.contains(event.relatedTarget)) onLeft()
      }}
    >
      <label className={styles.find}>
        <Search size={16} strokeWidth={1.75} aria-hidden="true" />
        <input
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={current ? `${id}-${current.key}` : undefined}
          aria-label={label}
          autoComplete="off"
          spellCheck={false}
          maxLength={limits.personName}
          placeholder={messages.editor.typeAName}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            setChosen(0)
          }}
          onKeyDown={handleKeyDown}
        />
      </label>
      <div id={`${id}-list`} role="listbox" aria-label={label} className={styles.list}>
        {options.map((option, index) => (
          <div key={option.key}>
            {index === firstNamed && (
              <p className={styles.heading} role="presentation">
                {messages.editor.namedNotJoined}
              </p>
            )}
            <div
              id={`${id}-${option.key}`}
              role="option"
              tabIndex={-1}
              aria-selected={option === current}
              className={classNames(styles.option, option === current && styles.on)}
              onPointerEnter={() => setChosen(index)}
              // Before the field loses the focus, which would close the list.
              onPointerDown={(event) => {
                event.preventDefault()
                pick(option)
              }}
            >
              {option.icon}
              <span className={styles.words}>{option.words}</span>
              <small>{option.note}</small>
            </div>
          </div>
        ))}
      </div>
      <p className={styles.hint}>
        {named === undefined
          ? messages.editor.oneNameOnly
          : messages.editor.oneNameFor(
              shortNameOf(
                named.name,
                people.map((person) => person.name),
              ),
            )}
      </p>
    </div>
  )
}

function optionOf(person: Person): Option {
  return {
    key: person.name,
    name: person.name,
    joined: person.joined,
    icon: <Avatar name={person.name} colour={person.colour} look={person.joined ? 'filled' : 'dashed'} size="medium" />,
    words: person.name,
    note: messages.editor.owns(person.owns),
  }
}

function newName(name: string): Option {
  const icon = <Plus size={18} strokeWidth={1.75} aria-hidden="true" className={styles.icon} />
  return { key: 'new', name, joined: false, icon, words: messages.editor.useName(name), note: '' }
}

const nobody: Option = {
  key: 'nobody',
  name: '',
  joined: true,
  icon: <X size={18} strokeWidth={1.75} aria-hidden="true" className={styles.icon} />,
  words: messages.editor.takeNameAway,
  note: '',
}
