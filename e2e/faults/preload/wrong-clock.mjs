// Loaded into a server before its own code: the time of day is wrong by the number of milliseconds in a file, which is
// read anew at each SIGUSR2. What runs by the monotonic clock runs on, as it does when somebody sets a real clock.
import { readFileSync } from 'node:fs'

const RightDate = Date
let wrongBy = 0
process.on('SIGUSR2', () => {
  wrongBy = Number(readFileSync(process.env.WRONG_CLOCK_FILE ?? '', 'utf8'))
})

globalThis.Date = class extends RightDate {
  constructor(...args) {
    if (args.length === 0) super(RightDate.now() + wrongBy)
    else super(...args)
  }

  static now() {
    return RightDate.now() + wrongBy
  }
}
