import { plural } from './plural.ts'

/** Words of the notes beside a section, wherever they are shown. */
export const notes = {
  count: (count: number) => `${count} ${plural(count, 'note', 'notes')}`,
  onWall: (section: string) => `Notes on the wall of ${section}`,
  show: (count: number, section: string) => `${count} ${plural(count, 'note', 'notes')} on ${section}`,
  none: 'No notes yet.',
  add: 'Add a note',
  tools: 'Selected notes',
  edit: 'Write on it',
  park: 'To the parking lot',
  remove: 'Remove',
  removed: 'Note removed.',
  parked: 'Parked.',
  undo: 'Undo',
  color: (name: string) => `Colour: ${name}`,
  papers: 'Colours',
  colors: { lemon: 'Lemon', apricot: 'Apricot', rose: 'Rose', lilac: 'Lilac', sky: 'Sky', mint: 'Mint' },
  taken: (name: string, text: string) =>
    text === '' ? `${name} removed a note of yours.` : `${name} removed your note “${shortened(text)}”.`,
}

/** Words that are only named, not read. */
function shortened(words: string): string {
  return words.length <= 60 ? words : `${words.slice(0, 57).trimEnd()}…`
}
