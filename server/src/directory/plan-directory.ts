/** Where a plan lives: in this process, or in another one that is reached under `url` (an origin). */
export type Owner = { kind: 'here' } | { kind: 'elsewhere'; url: string }

/** Which process owns a plan. A plan has one owner at a time, so that its edits and decisions have one order. */
export interface PlanDirectory {
  ownerOf(plan: string): Promise<Owner>
}
