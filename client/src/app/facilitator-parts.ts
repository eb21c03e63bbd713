import { type ComponentType, lazy } from 'react'
import type { LeadParts } from '../board/lead-parts.ts'

type Parts = typeof import('../lead/lead-parts.tsx')['default']
type ComponentName = { [Name in keyof Parts]: Parts[Name] extends ComponentType<never> ? Name : never }[keyof Parts]

/** What a facilitator has on the board: a chunk of its own, that no member loads. */
export const leadParts: LeadParts = {
  Rail: lazyPart('Rail'),
  Panel: lazyPart('Panel'),
  Dock: lazyPart('Dock'),
  Actions: lazyPart('Actions'),
  loadKeys: async () => (await import('../lead/lead-parts.tsx')).default.keys,
}

/** The same for a facilitator with a phone. */
export const LeadBar = lazyPart('Bar')

function lazyPart<Name extends ComponentName>(name: Name) {
  return lazy(async () => ({ default: (await import('../lead/lead-parts.tsx')).default[name] }))
}
