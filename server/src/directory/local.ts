import type { PlanDirectory } from './plan-directory.ts'

/** One process owns every plan: the embedded store admits no second one. */
export const localDirectory: PlanDirectory = { ownerOf: async () => ({ kind: 'here' }) }
