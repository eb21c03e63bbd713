/** A run of text, and whether the other side lacks it. */
export type Run = { text: string; differs: boolean }

export type TextDiff = { yours: Run[]; theirs: Run[] }

/** Comparing word by word costs the product of both lengths; texts with more than this are shown as wholly different. */
const MOST_PAIRS = 4_000_000

/** Two wordings side by side, with the words marked that only one of them has. */
export function diffWords(yours: string, theirs: string): TextDiff {
  const a = wordsOf(yours)
  const b = wordsOf(theirs)
  if (a.length * b.length > MOST_PAIRS) return { yours: runsOf(a, () => false), theirs: runsOf(b, () => false) }
  const { inA, inB } = commonWords(a, b)
  return { yours: runsOf(a, (index) => inA.has(index)), theirs: runsOf(b, (index) => inB.has(index)) }
}

/** Words and what lies between them, punctuation apart. */
function wordsOf(text: string): string[] {
  return text.match(/\s+|[\p{L}\p{N}'’]+|[^\s\p{L}\p{N}'’]/gu) ?? []
}

/** A longest common subsequence: the places in both that belong to it. */
function commonWords(a: readonly string[], b: readonly string[]): { inA: Set<number>; inB: Set<number> } {
  const width = b.length + 1
  const lengths = new Uint32Array((a.length + 1) * width)
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const inA = new Set<number>()
  const inB = new Set<number>()
  let i = 0
  let j = 0
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      inA.add(i++)
      inB.add(j++)
    } else if (at(i + 1, j) >= at(i, j + 1)) i++
    else j++
  }
  return { inA, inB }
}

function runsOf(words: readonly string[], isCommon: (index: number) => boolean): Run[] {
  const runs: Run[] = []
  words.forEach((word, index) => {
    const differs = !isCommon(index)
    const last = runs.at(-1)
    if (last && last.differs === differs) last.text += word
    else runs.push({ text: word, differs })
  })
  return joined(runs)
}

/** A space between two changed words belongs to the change: one mark instead of many. */
function joined(runs: readonly Run[]): Run[] {
  const result: Run[] = []
  runs.forEach((run, index) => {
    const before = result.at(-1)
    const bridges =
      !run.differs && run.text.trim() === '' && before?.differs === true && runs[index + 1]?.differs === true
    const differs = run.differs || bridges
    if (before && before.differs === differs) before.text += run.text
    else result.push({ text: run.text, differs })
  })
  return result
}
