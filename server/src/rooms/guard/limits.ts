/** What one frame may bring. Bytes are counted before anything is read. */
export type GuardLimits = {
  bytes: number
  /** Structs: pieces of work, such as a run of typing or a new note. */
  structs: number
  /** Ranges in the delete set. */
  deletions: number
  /** Client ids with structs in the frame; a tab uses one, an offline store can hold several. */
  clients: number
  /** Steps along a list that Yjs may take to merge the frame; a step costs about 0.2 µs, here and on every client. */
  work: number
}

/** For updates sent while people type: room for a pasted page or an imported table, merged in at most about 0.1 s. */
export const liveLimits: GuardLimits = {
  bytes: 256 * 1024,
  structs: 5_000,
  deletions: 20_000,
  clients: 8,
  work: 500_000,
}

/** For the one sync step 2 after a connect, which may hold hours of offline work. */
export const joinLimits: GuardLimits = {
  bytes: 4 * 1024 * 1024,
  structs: 50_000,
  deletions: 100_000,
  clients: 64,
  work: 5_000_000,
}

/** Longest run of text in one struct, in UTF-16 units: about forty pages. */
export const MAX_TEXT_LENGTH = 100_000

/** Biggest JSON value in bytes: a position, a number, a name, a simplified ink stroke. */
export const MAX_VALUE_BYTES = 64 * 1024

/** How deep arrays and objects nest inside a JSON value. */
export const MAX_VALUE_DEPTH = 8

/** Longest root name, map key, attribute name or element name, in bytes. */
export const MAX_KEY_BYTES = 128

/**
 * How deep a Yjs type may lie below its root. The text of a bulleted cell lies 7 deep (rows, row, cell, list, item,
 * paragraph, text); each further list level adds 2, so this leaves room for lists in lists 20 levels deep.
 */
export const MAX_TYPE_DEPTH = 48

/** How deep a Y.Map may lie below its root: rows, then one row. */
export const MAX_MAP_DEPTH = 2

/** Largest client id: Yjs draws 32 random bits. */
export const MAX_CLIENT_ID = 2 ** 32 - 1

/** Largest clock: two thousand million keystrokes of one tab. */
export const MAX_CLOCK = 2 ** 31
