import { labelOf, plainWords } from '@planwall/shared/plan/label-pack.ts'
import { useEffect, useRef } from 'react'
import { messages } from '../messages/t.ts'
import { leaderName, leaderOf } from '../sheet/leader.ts'
import { usePlan } from '../sync/plan-provider.tsx'
import { useMeeting, useRoster } from '../sync/use-meeting.ts'
import { announce } from '../ui/live-region.tsx'
import { showToast } from '../ui/toast-store.ts'
import { busyOf, watchTyping, whenPausing, writingNow } from './busy.ts'
import { decideFollow, type Group } from './follow.ts'
import { useSelection } from './selection-store.ts'
import { joinGroup, leaveGroup } from './use-looking.ts'
import { useView } from './view-store.ts'

const words = messages.board.follow

/** Takes this person's view along when the group moves or is called together, without ever cutting off a word. */
export function useFollow(group: Group): void {
  const meeting = useMeeting()
  const { you } = usePlan()
  const roster = useRoster()
  const leader = leaderName(roster, you.id)
  const leads = leaderOf(roster)?.id === you.id
  const where = useRef<Group | null>(null)
  const gatherings = useRef<number | null>(null)
  const place = placeWords(group, meeting?.agenda ?? [])

  useEffect(watchTyping, [])

  useEffect(() => {
    const before = where.current
    where.current = group
    if (before === null || before === group || group.at === 'nowhere') return
    const busy = busyOf(writingNow(), useSelection.getState().dragging)
    const looking = useView.getState()
    // Who leads has moved the group, and looks where it goes now, even after having looked ahead.
    const decision = decideFollow('stageMoved', leads ? { ...looking, following: true } : looking, busy)
    if (decision === 'go') {
      joinGroup(group)
      if (place) announce(place(leader ?? words.leader))
    } else if (decision === 'offer') {
      leaveGroup(group)
      if (place) showToast(place(leader ?? words.leader), { label: words.go, run: () => joinGroup(group) })
    } else if (looking.shown !== null && looking.shown === group.section) {
      // The group came to where this person was already.
      joinGroup(group)
    }
  }, [group, place, leader, leads])

  const count = meeting?.gatherings ?? null
  useEffect(() => {
    const before = gatherings.current
    if (before === null || count === null || count <= before || group.at === 'nowhere') {
      gatherings.current = count
      return
    }
    const come = () => {
      // Noted when it is done: a stage that moves on while it waits must not make it forgotten.
      gatherings.current = count
      joinGroup(group)
      announce(words.gathered(leader ?? words.leader))
    }
    const dragging = () => useSelection.getState().dragging
    const decision = decideFollow('gathering', useView.getState(), busyOf(writingNow(), dragging()))
    if (decision === 'go') come()
    else return whenPausing(dragging, come)
  }, [count, group, leader])
}

function placeWords(group: Group, agenda: readonly { id: string; kind: string; title?: string }[]) {
  if (group.at === 'nowhere') return null
  const { section } = group
  if (section !== null) return (name: string) => words.moved(name, labelOf(plainWords, section))
  const title = agenda.find((stage) => stage.id === group.stage)?.title ?? ''
  return (name: string) => words.movedOn(name, title)
}
