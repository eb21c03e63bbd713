/** A browser we know. */
export type Session = {
  id: string
  /** May create plans. */
  coach: boolean
  createdAt: number
  expiresAt: number
}

export interface SessionTable {
  /** The secret goes into the cookie and cannot be read again. */
  create(session: { coach: boolean }): Promise<{ session: Session; secret: string }>
  /** Null when unknown, ended or expired. */
  findByHash(secretHash: string): Promise<Session | null>
  /** The browser was here: the session lasts 90 days from now. Null when it had ended or expired. */
  touch(id: string): Promise<Session | null>
  /** The cookie stops working at once. Ending twice changes nothing. */
  end(id: string): Promise<void>
}
