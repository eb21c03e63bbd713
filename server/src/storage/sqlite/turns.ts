/** Hands out the only connection in the order it was asked for. */
export interface Turns {
  /** Resolves when it is the caller's turn, with what ends it. Until that is called everybody else waits. */
  take(): Promise<() => void>
}

export function createTurns(): Turns {
  let last: Promise<void> = Promise.resolve()
  return {
    take: () => {
      let end: () => void = () => {}
      const mine = new Promise<void>((resolve) => {
        end = resolve
      })
      const before = last
      last = mine
      return before.then(() => end)
    },
  }
}

/** Runs `work` in its turn. */
export async function inTurn<T>(turns: Turns, work: () => Promise<T>): Promise<T> {
  const end = await turns.take()
  try {
    return await work()
  } finally {
    end()
  }
}
