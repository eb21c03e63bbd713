import type { FaultCode } from '@planwall/shared/protocol/fault.ts'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { faultAnswer, RequestFault } from '../errors.ts'
import { StorageError } from '../storage/storage-error.ts'

/** Turns whatever went wrong into one entry of the table of faults; what nobody expected is logged. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler(async (error, request, reply) => {
    const code = codeOf(error, request)
    if (['unexpected', 'cannotSave', 'cannotRead'].includes(code)) request.log.error({ err: error }, 'A request failed')
    const { status, body } = faultAnswer(code, error instanceof RequestFault ? error.about : {})
    return reply.code(status).send(body)
  })
}

function codeOf(error: unknown, request: FastifyRequest): FaultCode {
  if (error instanceof RequestFault) return error.code
  if (error instanceof StorageError) return codeOfStorage(error, request)
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : 500
  switch (status) {
    case 403:
    case 404:
      return 'notFound'
    case 413:
      return 'tooLarge'
    case 415:
      return 'notJson'
    default:
      return typeof status === 'number' && status < 500 ? 'badRequest' : 'unexpected'
  }
}

/** The disk's faults are the disk's; of those that name a call, a request that reached the store has made none. */
function codeOfStorage({ fault }: StorageError, { method }: FastifyRequest): FaultCode {
  if (fault === 'unknownPlan' || fault === 'clientTaken' || fault === 'notCovered') return 'unexpected'
  if (method === 'GET' || method === 'HEAD') return 'cannotRead'
  return fault === 'damaged' ? 'unexpected' : 'cannotSave'
}
