import * as z from 'zod/mini'

/** Where other devices reach the server, for links made on its own computer; null when the address in use does for all. */
export const roomUrlSchema = z.nullable(z.string())

/** GET /api/plans/:plan/join-link (facilitators and the room screen): null while the members' link is switched off. */
export const joinLinkSchema = z.object({ path: z.nullable(z.string()), roomUrl: roomUrlSchema })
export type JoinLink = z.infer<typeof joinLinkSchema>
