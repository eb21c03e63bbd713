// Loaded into a server before its own code: what it puts off by half a minute it does at once. An empty room is let go
// that late, and nobody can wait for it ten thousand times.
const LONG_MS = 30_000
const SHORT_MS = 15

const { setTimeout: real } = globalThis
globalThis.setTimeout = Object.assign(
  (callback, ms, ...rest) => real(callback, ms === LONG_MS ? SHORT_MS : ms, ...rest),
  real,
)
