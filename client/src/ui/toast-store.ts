import { create } from 'zustand'
import { announce } from './live-region.tsx'

export type ToastAction = { label: string; run: () => void }
export type Toast = { id: number; message: string; action: ToastAction | null; lastsMs: number }

/** More than this at once is a wall, not a message: the oldest leaves. */
const MOST_AT_ONCE = 3

/** In milliseconds. With an action, time to read it and reach it. */
const LASTS_MS = 6_000
const LASTS_WITH_ACTION_MS = 10_000

let lastId = 0

export const useToasts = create<readonly Toast[]>(() => [])

/**
 * Shows a sentence that leaves by itself, with one thing to do about it at most, and has it read aloud. Returns its id for `dismissToast`.
 * @example showToast('Parked. Helen will bring it back at 14:40.', { label: 'Undo', run: unpark })
 */
export function showToast(message: string, action: ToastAction | null = null): number {
  lastId += 1
  const toast = { id: lastId, message, action, lastsMs: action ? LASTS_WITH_ACTION_MS : LASTS_MS }
  // What is said again replaces itself instead of piling up.
  const others = useToasts.getState().filter((shown) => shown.message !== message)
  useToasts.setState([...others, toast].slice(-MOST_AT_ONCE), true)
  announce(action ? `${message} ${action.label}` : message)
  return toast.id
}

/** Takes a toast away; nothing happens when it has already gone. */
export function dismissToast(id: number): void {
  useToasts.setState(
    useToasts.getState().filter((toast) => toast.id !== id),
    true,
  )
}
