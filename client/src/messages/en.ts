import { app } from './app.ts'
import { board } from './board.ts'
import { home } from './home.ts'
import { join } from './join.ts'
import { lead } from './lead.ts'
import { page } from './page.ts'
import { print } from './print.ts'
import { roomScreen } from './room-screen.ts'
import { sheet } from './sheet.ts'
import { sync } from './sync.ts'

/** Every English word the tool says; one file a feature. A second language is a second object of this type. */
export const en = { app, sync, sheet, board, page, lead, roomScreen, join, home, print }

export type Messages = typeof en
