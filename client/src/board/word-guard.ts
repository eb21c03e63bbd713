/** Letters that follow each other so soon are a word that missed its field and no commands, in milliseconds. */
const WORD_MS = 160

/** A word goes on as long as its letters come within this time of one another, in milliseconds. */
const WORD_GOES_ON_MS = 700

/**
 * Keeps a word that somebody types beside every field from raising a hand and changing tools: a letter's command is run
 * once no other letter has followed it. The same letter twice is two commands. The guard is given each letter with its
 * command; `end` forgets what waits.
 */
export function wordGuard(elapsed: () => number): { letter: (key: string, run: () => void) => void; end: () => void } {
  let waiting: { key: string; run: () => void; timer: ReturnType<typeof setTimeout> } | null = null
  let lastAt = Number.NEGATIVE_INFINITY
  let inWord = false
  const settle = (run: boolean) => {
    if (!waiting) return
    clearTimeout(waiting.timer)
    const { run: act } = waiting
    waiting = null
    if (run) act()
  }
  return {
    letter: (key, run) => {
      const since = elapsed() - lastAt
      lastAt = elapsed()
      if (inWord && since < WORD_GOES_ON_MS) return
      inWord = waiting !== null && waiting.key !== key
      settle(!inWord)
      if (!inWord) waiting = { key, run, timer: setTimeout(() => settle(true), WORD_MS) }
    },
    end: () => settle(false),
  }
}
