import { describe, expect, it } from 'vitest'
import { readNotes } from '../plan/note.ts'
import { readPlanContent } from '../plan/plan-content.ts'
import { aldersley, aldersleyDoc } from './aldersley.ts'
import { randomEdit, seeded } from './seeded.ts'

describe('random edits', () => {
  it('are the same again from the same seed, and others from another', () => {
    expect(afterwards(1)).toEqual(afterwards(1))
    expect(afterwards(1)).not.toEqual(afterwards(2))
  })

  it('reach the walls, every kind of edit and most sections', () => {
    const { said, content } = afterwards(3, 1_500)
    for (const kind of [
      'set to',
      'add note',
      'move note',
      'colour note',
      'remove note',
      'note',
      'say',
      'add',
      'move',
      'remove',
    ]) {
      expect(
        said.some((edit) => edit.includes(`${kind} `)),
        kind,
      ).toBe(true)
    }
    const changed = Object.entries(content.sections).filter(
      ([id, section]) => JSON.stringify(section) !== JSON.stringify(Reflect.get(aldersley.sections, id)),
    )
    expect(changed).toHaveLength(Object.keys(aldersley.sections).length)
  })
})

function afterwards(seed: number, edits = 200) {
  const doc = aldersleyDoc()
  const random = seeded(seed)
  const said = Array.from({ length: edits }, () => randomEdit(doc, random))
  return { said, content: readPlanContent(doc), notes: readNotes(doc, { meeting: 'workshop1', section: 'vision' }) }
}
