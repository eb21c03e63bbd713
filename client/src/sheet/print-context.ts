import { type LabelPack, plainWords } from '@planwall/shared/plan/label-pack.ts'
import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import { createContext, useContext } from 'react'

/** What a printed view needs besides its section's content. */
export type PrintContext = {
  section: SectionId
  pack: LabelPack
  /** Every name known in the plan, so that a first name is printed only where it is one person's. */
  names: readonly string[]
  /** Somebody is writing here, so carets are drawn. */
  carets: boolean
}

export const PrintContextProvider = createContext<PrintContext>({
  section: 'masthead',
  pack: plainWords,
  names: [],
  carets: false,
})

export const usePrintContext = () => useContext(PrintContextProvider)
