import { LeadBar } from './lead-bar.tsx'
import { LeadDock } from './lead-dock.tsx'
import { leadKeys } from './lead-keys.ts'
import { LeadPanel } from './lead-panel.tsx'
import { LeadRail } from './lead-rail.tsx'
import { LeadTop } from './lead-top.tsx'

/** Everything a facilitator has beside a member: one module, so that it is one chunk that members never load. */
const leadParts = { Rail: LeadRail, Panel: LeadPanel, Dock: LeadDock, Actions: LeadTop, Bar: LeadBar, keys: leadKeys }

export default leadParts
