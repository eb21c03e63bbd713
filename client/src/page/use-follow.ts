import type { MeetingView } from '@planwall/shared/meeting/view-for.ts'
import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import { useCallback, useEffect, useRef, useState } from 'react'
import { messages } from '../messages/t.ts'
import { announce } from '../ui/live-region.tsx'
import { placeId, sectionInHash } from './address.ts'
import type { Group } from './group.ts'
import { isTyping, whenPausing } from './typing.ts'

const words = messages.page.follow

/** The group has moved while this person was writing: where to, for them to decide. */
export type Offer = { section: SectionId; sentence: string }

/**
 * Takes the page along when the group moves to another section, except from somebody who is writing: they get an
 * offer. When everyone is called together even they come, once their word is finished.
 */
export function useFollow(group: Group, meeting: Pick<MeetingView, 'gatherings'>, leader: string | null) {
  const [offer, setOffer] = useState<Offer | null>(null)
  const where = useRef<Group | null>(null)
  const gatherings = useRef(meeting.gatherings)
  const who = leader ?? words.facilitator
  const { section } = group

  useEffect(() => {
    const before = where.current
    where.current = group
    // Whoever has just opened the page begins where their link leads, or else where the group is, without a word about it.
    if (before === null) {
      const first = sectionInHash(location.hash) ?? section
      if (first) scrollTo(first, 'instant')
      return
    }
    if (before.stage === group.stage) {
      // Another step of the same section: nothing moves, but whoever listens has to hear of it.
      if (before.words !== group.words) announce(group.words)
      return
    }
    const sentence = group.stage === null ? group.words : words.moved(who, group.place)
    announce(sentence)
    const typing = isTyping()
    setOffer(section && typing ? { section, sentence } : null)
    if (section && !typing) scrollTo(section)
  }, [group, section, who])

  useEffect(() => {
    const count = meeting.gatherings
    if (count <= gatherings.current || !section) {
      gatherings.current = count
      return
    }
    return whenPausing(() => {
      // Noted when it is done: a stage that moves on while it waits must not make it forgotten.
      gatherings.current = count
      setOffer(null)
      announce(words.gathered(who))
      scrollTo(section)
    })
  }, [meeting.gatherings, section, who])

  const accept = useCallback(() => {
    setOffer((now) => {
      if (now) scrollTo(now.section)
      return null
    })
  }, [])
  const decline = useCallback(() => setOffer(null), [])
  return { offer, accept, decline }
}

/** Brings a section to the top of the page. Those who want no motion are there at once. */
export function scrollTo(section: SectionId, behavior: ScrollBehavior = 'smooth'): void {
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
  // After the sections above have been folded and unfolded.
  requestAnimationFrame(() => {
    const place = document.getElementById(placeId(section))
    place?.scrollIntoView({ block: 'start', behavior: calm ? 'instant' : behavior })
  })
}
