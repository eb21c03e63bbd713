import type { PlanContent } from '@planwall/shared/plan/plan-content.ts'
import type { CloseName } from '@planwall/shared/protocol/close-code.ts'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import type { PlanDirectory } from '../directory/plan-directory.ts'
import type { PackedState } from '../rooms/packed-state.ts'
import type { Storage } from '../storage/store.ts'
import type { Identity } from './identity.ts'
import type { LinkSecrets } from './link-secret.ts'

/** What the routes ask of the live plans. */
export type LivePlans = {
  /** Ids of the participants who have a socket open in the plan. */
  here(plan: string): readonly string[]
  /** The plan as plain data, all of which is on disk; null when there is no such plan. */
  content(plan: string): Promise<PlanContent | null>
  /** A snapshot that somebody in the plan was told to fetch; null when there is none of this name any more. */
  packedState(plan: string, id: string): Promise<PackedState> | null
  /** Ends all sockets of a participant. */
  removed(plan: string, participant: string, why?: CloseName): void
}

export type HttpDeps = {
  config: Config
  storage: Storage
  clock: Clock
  rooms: LivePlans
  directory: PlanDirectory
  identity: Identity
  links: LinkSecrets
}
