/** The line that frames come from; while it is paused, what is sent stays with its sender. */
type Line = { pause(): void; resume(): void }

/**
 * Has the frames of one line read in their order, each in a turn of the event loop of its own: however dear somebody's
 * frames are, those of others are read in between. While more than one waits, no more is taken from the line. The socket library
 * can put frames off as well, but then bytes that are no frame, among those that wait, end the process.
 */
export class FrameTurns<Frame> {
  readonly #line: Line
  readonly #read: (frame: Frame) => void
  #waiting: Frame[] = []
  #next = 0
  #isPaused = false
  #ended: (() => void) | null = null

  constructor(line: Line, read: (frame: Frame) => void) {
    this.#line = line
    this.#read = read
  }

  add(frame: Frame): void {
    this.#waiting.push(frame)
    // A frame that comes alone, as most do, is read in the next turn without a word to the line.
    if (this.#waiting.length === 1) setImmediate(() => this.#turn())
    else if (!this.#isPaused) {
      this.#isPaused = true
      this.#line.pause()
    }
  }

  /** Calls back once all that has come is read: at once when nothing waits. Nothing may be added any more. */
  end(ended: () => void): void {
    if (this.#waiting.length === 0) ended()
    else this.#ended = ended
  }

  #turn(): void {
    const frame = this.#waiting[this.#next] as Frame
    this.#next += 1
    const isLast = this.#next === this.#waiting.length
    // Before the frame is read: should that throw, the others are read all the same.
    if (!isLast) setImmediate(() => this.#turn())
    else {
      this.#waiting = []
      this.#next = 0
    }
    this.#read(frame)
    if (!isLast) return
    if (this.#isPaused) {
      this.#isPaused = false
      this.#line.resume()
    }
    this.#ended?.()
  }
}
