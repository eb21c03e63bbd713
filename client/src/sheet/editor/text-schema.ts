import { Extension } from '@tiptap/core'
import { Bold } from '@tiptap/extension-bold'
import { Document } from '@tiptap/extension-document'
import { HardBreak } from '@tiptap/extension-hard-break'
import { Italic } from '@tiptap/extension-italic'
import { BulletList, ListItem, ListKeymap, OrderedList } from '@tiptap/extension-list'
import { Paragraph } from '@tiptap/extension-paragraph'
import { Text } from '@tiptap/extension-text'

/**
 * The closed schema of shared/plan/rich-text.ts as the editor knows it. A one-line text is the same schema, so that
 * nothing another editor put there is thrown away, with keys that make no second line.
 */
export const schemaExtensions = [
  Document,
  Paragraph,
  Text,
  HardBreak,
  Bold,
  Italic,
  BulletList,
  OrderedList.extend({ addAttributes: () => ({}) }),
  // Tab goes to the next field, as everywhere on the page; it must not hold the keyboard inside a list.
  ListItem.extend({
    addKeyboardShortcuts() {
      return { Enter: () => this.editor.commands.splitListItem(this.name) }
    },
  }),
  ListKeymap,
]

/** Marks and lists have no place in one line of text: their keys do nothing there. */
export const plainKeys = Extension.create({
  name: 'plainKeys',
  priority: 1_000,
  addKeyboardShortcuts: () => ({
    'Mod-b': () => true,
    'Mod-i': () => true,
    'Mod-Shift-7': () => true,
    'Mod-Shift-8': () => true,
    'Shift-Enter': () => true,
    'Mod-Enter': () => true,
  }),
})
