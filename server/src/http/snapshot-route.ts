import type { FastifyInstance } from 'fastify'
import { RequestFault } from '../errors.ts'
import type { HttpDeps } from './http-deps.ts'
import { seatedIn } from './seat.ts'

/**
 * The whole document of a big plan for those whom the room told to fetch it: made once for everybody, in the second
 * version of Yjs' encoding. It holds nothing that the socket would not tell whoever asks.
 */
export function snapshotRoute(api: FastifyInstance, deps: HttpDeps): void {
  api.get<{ Params: { plan: string; id: string } }>('/plans/:plan/snapshots/:id', async (request, reply) => {
    const { plan, id } = request.params
    await seatedIn(deps, request, plan)
    const packed = await deps.rooms.packedState(plan, id)
    if (!packed) throw new RequestFault('notFound')
    reply.header('vary', 'accept-encoding').type('application/octet-stream')
    if (!/\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))) return packed.plain
    reply.header('content-encoding', 'gzip')
    return packed.gzipped
  })
}
