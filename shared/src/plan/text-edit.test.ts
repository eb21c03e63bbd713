import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { alikeEmoji } from '../testing/alike-emoji.ts'
import { writePlainText } from './plain-text.ts'
import { readLine } from './rich-text-doc.ts'
import { smallestEdit } from './text-edit.ts'

const half = /\p{Surrogate}/u

describe('the smallest edit', () => {
  it('keeps what both texts begin and end with', () => {
    expect(smallestEdit('cold chain', 'cold brain')).toEqual({ at: 5, remove: 2, insert: 'br' })
    expect(smallestEdit('aa', 'aaa')).toEqual({ at: 2, remove: 0, insert: 'a' })
    expect(smallestEdit('same', 'same')).toEqual({ at: 4, remove: 0, insert: '' })
  })

  it('never begins or ends inside an emoji, also when another with the same half takes its place', () => {
    expect(smallestEdit('😀', '😁')).toEqual({ at: 0, remove: 2, insert: '😁' })
    for (const before of alikeEmoji(3)) {
      for (const after of alikeEmoji(3)) {
        const { at, remove, insert } = smallestEdit(before, after)
        const parts = [before.slice(0, at), before.slice(at, at + remove), before.slice(at + remove), insert]
        expect([parts[0] + insert + parts[2], parts.some((part) => half.test(part))]).toEqual([after, false])
      }
    }
  })
})

it('a text that was written over reads the same at somebody else’s, whatever emoji changed', () => {
  for (const before of alikeEmoji(2)) {
    for (const after of alikeEmoji(2)) {
      const ana = new Y.Doc()
      writePlainText(ana.getXmlFragment('text'), before)
      writePlainText(ana.getXmlFragment('text'), after)
      const ben = new Y.Doc()
      Y.applyUpdate(ben, Y.encodeStateAsUpdate(ana))
      expect([ana, ben].map((doc) => readLine(doc.getXmlFragment('text')))).toEqual([after, after])
    }
  }
})
