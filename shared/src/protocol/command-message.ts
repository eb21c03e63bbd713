import * as z from 'zod/mini'
import { commandSchema } from '../meeting/command.ts'

/** A command and the number by which its result will be known on this socket. */
export const commandMessageSchema = z.strictObject({ id: z.int(), command: commandSchema })
export type CommandMessage = z.infer<typeof commandMessageSchema>
