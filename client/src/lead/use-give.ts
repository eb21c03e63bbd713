import type { Command } from '@planwall/shared/meeting/command.ts'
import { useCallback } from 'react'
import { create } from 'zustand'
import { messages } from '../messages/t.ts'
import { useCommand } from '../sync/use-meeting.ts'
import { showToast } from '../ui/toast-store.ts'

/** The controls that ask the server for something, so that each can show that it waits. */
export type Control = 'start' | 'move' | 'lock' | 'gather' | 'timer' | 'minute' | 'hands' | 'close'

/** An answer that takes longer is worth a word, in milliseconds. */
const SLOW_MS = 1_000

type UnderWay = { controls: readonly Control[]; slow: boolean }

/** What the server has been asked and has not answered. One list for dock, rail, panel and keys. */
export const useUnderWay = create<UnderWay>(() => ({ controls: [], slow: false }))

/**
 * Gives commands one after the other, up to the first that is refused; says why as a toast. Resolves to whether all
 * were taken.
 */
export function useGive(): (control: Control, ...commands: Command[]) => Promise<boolean> {
  const command = useCommand()
  return useCallback(
    async (control: Control, ...commands: Command[]) => {
      const timer = begin(control)
      try {
        for (const each of commands) {
          const result = await command(each)
          if (result.ok) continue
          showToast(messages.sync.reasons[result.reason])
          return false
        }
        return true
      } finally {
        clearTimeout(timer)
        end(control)
      }
    },
    [command],
  )
}

function begin(control: Control): ReturnType<typeof setTimeout> {
  useUnderWay.setState(({ controls }) => ({ controls: [...controls, control] }))
  return setTimeout(() => useUnderWay.setState({ slow: true }), SLOW_MS)
}

function end(control: Control): void {
  useUnderWay.setState(({ controls, slow }) => {
    const at = controls.indexOf(control)
    const left = controls.filter((_, index) => index !== at)
    return { controls: left, slow: slow && left.length > 0 }
  })
}
