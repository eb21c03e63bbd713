import type { ReactNode } from 'react'
import styles from './avatar.module.css'
import { classNames } from './class-names.ts'

/** Eight colours that people have, and ink for whoever leads. */
export type AvatarColour = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 'ink'

export type AvatarProps = {
  name: string
  colour: AvatarColour
  /** 24, 28, 36 and 44 pixels; “inherit” follows the font size around it, for the projector. */
  size?: 'small' | 'medium' | 'large' | 'huge' | 'inherit' | undefined
  /** A ring for someone who is away, a dashed one for someone who has not come yet. */
  look?: 'filled' | 'ring' | 'dashed' | undefined
  /** A small mark at the lower edge, such as a raised hand. */
  badge?: ReactNode
  /** Accessible name. Leave it out where the name stands beside the avatar: it is silent then. */
  label?: string | undefined
}

/** A person, as initials on their colour. Never colour alone. */
export function Avatar({ name, colour, size = 'medium', look = 'filled', badge, label }: AvatarProps) {
  const className = classNames(styles.avatar, styles[size], styles[look])
  const accessible = label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true }
  const paint = colour === 'ink' ? 'var(--ink)' : `var(--p${colour})`
  const letters = colour === 'ink' ? 'var(--sheet)' : '#fff'
  return (
    <span {...accessible} className={className} style={{ '--paint': paint, '--letters': letters }}>
      {initialsOf(name)}
      {badge && <span className={styles.badge}>{badge}</span>}
    </span>
  )
}

/** First letters of the first and the last word, in capitals; “?” when there is no letter to show. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean)
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words
  // By code point: half of a surrogate pair is no letter.
  const letters = ends.map((word) => [...(word ?? '')].find((sign) => /[\p{L}\p{N}]/u.test(sign)) ?? '')
  return letters.join('').toLocaleUpperCase() || '?'
}
