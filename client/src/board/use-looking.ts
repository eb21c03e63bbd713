import { isSectionId, type SectionId } from '@planwall/shared/plan/section-id.ts'
import { useEffect, useMemo } from 'react'
import type { Target } from '../sheet/target.ts'
import { useMeeting } from '../sync/use-meeting.ts'
import { follow, type Group, groupOf, lookAt, wander } from './follow.ts'
import { resetSelection } from './selection-store.ts'
import { keepView, resetView, restoreView, useView } from './view-store.ts'

/** Where the group is. The same object until it moves. */
export function useGroup(): Group {
  const meeting = useMeeting()
  const key = JSON.stringify(groupOf(meeting))
  return useMemo(() => JSON.parse(key) as Group, [key])
}

/** Opens a section, or closes what is open for null, because this person wanted it. */
export function look(section: SectionId | null, group: Group, target: Target | null = null): void {
  const before = useView.getState().shown
  useView.setState({ ...lookAt(section, group), openedBy: 'me', target })
  if (section !== before) writeAddress(section)
}

/** Goes with the group from now on. */
export function joinGroup(group: Group): void {
  useView.setState((state) => ({ ...follow(state, group), openedBy: 'group', target: null }))
  if (group.at !== 'nowhere') clearAddress()
}

/** This person moved the board. */
export function leaveGroup(group: Group): void {
  useView.setState((state) => wander(state, group))
}

/** What a link to this screen opens: `#section=values`. */
export function sectionInAddress(hash: string): SectionId | null {
  const section = new URLSearchParams(hash.replace(/^#/, '')).get('section')
  return isSectionId(section) ? section : null
}

/** Restores what a reload or a link asks for, then keeps address and view in step; Back closes what was opened. */
export function useAddress(planId: string, group: Group): void {
  useEffect(() => {
    const restored = restoreView(planId)
    const linked = sectionInAddress(location.hash)
    if (linked) useView.setState({ ...lookAt(linked, group), openedBy: 'group' })
    else if (!restored || useView.getState().following) joinGroup(group)
    const stop = keepView(planId)
    return () => {
      stop()
      resetSelection()
      resetView()
    }
    // where the group is at the start; later moves are useFollow's.
  }, [planId])

  useEffect(() => {
    const handleBack = () => {
      if (ownBacks > 0) {
        ownBacks -= 1
        return
      }
      const section = sectionInAddress(location.hash)
      if (section !== useView.getState().shown)
        useView.setState({ ...lookAt(section, group), openedBy: 'me', target: null })
    }
    window.addEventListener('popstate', handleBack)
    return () => window.removeEventListener('popstate', handleBack)
  }, [group])
}

/** Steps back that we took ourselves and that the browser will yet report. */
let ownBacks = 0

/** One entry for an open section, however many are looked at after one another. */
function writeAddress(section: SectionId | null): void {
  if (section === null) {
    clearAddress()
    return
  }
  const address = `${location.pathname}${location.search}#section=${section}`
  if (sectionInAddress(location.hash)) history.replaceState(history.state, '', address)
  else history.pushState({ section: true }, '', address)
}

function clearAddress(): void {
  if (!sectionInAddress(location.hash)) return
  // Back over our own entry, so that the next Back leaves the board; a link that was opened has none before it.
  if ((history.state as { section?: boolean } | null)?.section) {
    ownBacks += 1
    history.back()
  } else history.replaceState(history.state, '', location.pathname + location.search)
}
