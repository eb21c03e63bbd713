import { createPlanDoc, sectionMap } from '@planwall/shared/plan/plan-doc.ts'
import * as Y from 'yjs'

/** The document that a server has answered with; an empty plan where it knew of none, as servers do that know no plans. */
export function planDocOf(state: Uint8Array): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  if (sectionMap(doc, 'masthead').size > 0) return doc
  doc.destroy()
  return createPlanDoc({ organisation: 'Aldersley Cold Chain', title: 'One-Page Strategic Plan 2027' })
}
