// biome-ignore-all lint/performance/noBarrelFile: an object of them all would bring every screen the words of the others.

// Every English word the tool says; one file a feature.

export { app } from './app.ts'
export { board } from './board.ts'
export { editor } from './editor.ts'
export { home } from './home.ts'
export { join } from './join.ts'
export { lead } from './lead.ts'
export { notOpen } from './not-open.ts'
export { notes } from './notes.ts'
export { ownWork } from './own-work.ts'
export { page } from './page.ts'
export { print } from './print.ts'
export { roomScreen } from './room-screen.ts'
export { sheet } from './sheet.ts'
export { stops } from './stops.ts'
export { sync } from './sync.ts'
