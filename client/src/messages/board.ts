/** Words of the board: canvas, notes, tools, cursors, following. */
export const board = {}
