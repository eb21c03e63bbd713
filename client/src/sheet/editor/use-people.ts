import type { SectionContent } from '@planwall/shared/plan/section-content.ts'
import { rowsIn } from '@planwall/shared/plan/section-content.ts'
import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import { sections } from '@planwall/shared/plan/sections.ts'
import { useRoster } from '../../sync/use-meeting.ts'
import type { AvatarColour } from '../../ui/avatar.tsx'
import { cellOf } from '../section-content.ts'
import { useContent, useEditing } from './editing.ts'

/** Somebody whom a row can be given to. */
export type Person = {
  name: string
  colour: AvatarColour
  joined: boolean
  /** How many rows of this section are theirs. */
  owns: number
}

/** How a name is drawn: in their colour when they have joined, or else as somebody who is only named. */
export function usePersonLook(name: string): { colour: AvatarColour; joined: boolean } {
  const { people } = useRoster()
  const person = people.find((each) => each.role !== 'observer' && each.name === name)
  return person ? { colour: person.color as AvatarColour, joined: true } : { colour: 8, joined: false }
}

/** Those who have joined and those whom the plan only names, both in the order of the roster and of the page. */
export function usePeople(): readonly Person[] {
  const { section, names } = useEditing()
  const content = useContent()
  const roster = useRoster()
  const joined = roster.people.filter((person) => person.role !== 'observer')
  const known = new Set(joined.map((person) => person.name))
  const owns = (name: string) => rowsOwnedBy(section, content, name)
  return [
    ...joined.map(
      ({ name, color }): Person => ({ name, colour: color as AvatarColour, joined: true, owns: owns(name) }),
    ),
    ...names
      .filter((name) => !known.has(name))
      .map((name): Person => ({ name, colour: 8, joined: false, owns: owns(name) })),
  ]
}

function rowsOwnedBy(section: SectionId, content: SectionContent, name: string): number {
  let count = 0
  for (const field of sections[section].fields) {
    if (field.kind !== 'rows') continue
    const people = field.columns.filter((column) => column.kind === 'person')
    for (const row of rowsIn(content, field.id)) if (people.some((column) => cellOf(row, column.id) === name)) count++
  }
  return count
}
