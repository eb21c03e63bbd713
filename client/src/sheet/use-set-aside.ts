import { useState } from 'react'
import { usePlan } from '../sync/plan-provider.tsx'
import { useRowsSetAside } from '../sync/use-rows-set-aside.ts'

/**
 * How many rows the server has set aside since this person last said that they had read it; it stays until they say so,
 * on this device also after a reload.
 */
export function useSetAside(): { count: number; read: () => void } {
  const { id } = usePlan()
  const all = useRowsSetAside()
  const [read, setRead] = useState<{ plan: string; count: number } | null>(null)
  const known = read?.plan === id ? read.count : readCount(id)
  return {
    count: Math.max(0, all - known),
    read: () => {
      setRead({ plan: id, count: all })
      keepCount(id, all)
    },
  }
}

function keyOf(plan: string): string {
  return `planwall-set-aside-${plan}`
}

function readCount(plan: string): number {
  try {
    const stored = Number(localStorage.getItem(keyOf(plan)) ?? 0)
    return Number.isInteger(stored) ? stored : 0
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
    return 0 // storage is blocked by the browser's settings
  }
}

function keepCount(plan: string, count: number): void {
  try {
    localStorage.setItem(keyOf(plan), String(count))
  } catch (error) {
    // Private windows and strict settings refuse storage; it is then said again after a reload.
    if (!(error instanceof DOMException)) throw error
  }
}
