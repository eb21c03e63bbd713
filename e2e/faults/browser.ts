import type { Seat } from './node-socket.ts'

/** A browser as far as signing in needs one: it keeps its cookie and says where its pages come from. */
export class Browser {
  cookie = ''

  constructor(readonly url: string) {}

  /** The answer as JSON; rejects with the server's sentence when it refuses. */
  async asks<T>(method: 'GET' | 'POST', path: string, body?: object): Promise<T> {
    const answer = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        origin: this.url,
        ...(this.cookie && { cookie: this.cookie }),
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    })
    for (const set of answer.headers.getSetCookie()) this.cookie = set.split(';')[0] ?? ''
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path.split('?')[0]} is answered with ${answer.status}: ${text}`)
    return JSON.parse(text) as T
  }

  seatIn(planId: string, from?: string): Seat {
    return { url: this.url, planId, cookie: this.cookie, ...(from !== undefined && { from }) }
  }
}
