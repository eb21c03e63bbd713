import { useState } from 'react'
import { create } from 'zustand'
import { VisuallyHidden } from './visually-hidden.tsx'

type Urgency = 'polite' | 'assertive'
type Said = { text: string; urgency: Urgency; count: number }

const useSaid = create<Said>(() => ({ text: '', urgency: 'polite', count: 0 }))

/** Has assistive technology read a sentence aloud, politely unless it cannot wait. The same sentence twice is read twice. */
export function announce(text: string, urgency: Urgency = 'polite'): void {
  useSaid.setState(({ count }) => ({ text, urgency, count: count + 1 }))
}

/**
 * Where announcements go. The app mounts one for good, and a modal dialog its own, because everything outside it falls
 * silent. What was said before it was mounted stays unsaid.
 */
export function LiveRegion() {
  const { text, urgency, count } = useSaid()
  const [saidBefore] = useState(count)
  // Two places take turns, because a region whose text does not change is not read again.
  const textAt = (slot: number, wanted: Urgency) =>
    count > saidBefore && urgency === wanted && count % 2 === slot ? text : ''
  return (
    <VisuallyHidden>
      <span aria-live="polite">{textAt(0, 'polite')}</span>
      <span aria-live="polite">{textAt(1, 'polite')}</span>
      <span aria-live="assertive">{textAt(0, 'assertive')}</span>
      <span aria-live="assertive">{textAt(1, 'assertive')}</span>
    </VisuallyHidden>
  )
}
