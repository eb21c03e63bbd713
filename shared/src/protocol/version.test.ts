import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import * as z from 'zod/mini'
import { clientMessages } from './client-message.ts'
import { serverMessages } from './message.ts'
import { PROTOCOL_VERSION } from './version.ts'

/** Hash of all message schemas for each version that was ever served. Add a line; never change one. */
const versions: Record<number, string> = { 1: 'bbc827c2f81f5e91', 2: 'b1622605770763e5', 3: '0769afb7588c3a63' }

it('[J1] has a version of its own for every change of what is sent', () => {
  const described = Object.entries({ ...serverMessages, ...clientMessages }).map(([name, { type, schema }]) => [
    name,
    type,
    z.toJSONSchema(schema),
  ])
  const hash = createHash('sha256').update(JSON.stringify(described)).digest('hex').slice(0, 16)
  expect(hash, 'The protocol changed: raise PROTOCOL_VERSION and add its hash here').toBe(versions[PROTOCOL_VERSION])
})
