import { existsSync } from 'node:fs'
import { join } from 'node:path'
import serveStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { faultAnswer } from '../errors.ts'

const YEAR_SECONDS = 31_536_000

/** The addresses that the client has screens for; it is one page that draws them all. */
const SCREENS = ['/', '/join', '/plans/*']

/** Serves the built client, and says in a sentence that it is missing when nobody has built it. */
export async function clientFiles(app: FastifyInstance, { clientDir }: { clientDir: string }): Promise<void> {
  if (!existsSync(join(clientDir, 'index.html'))) {
    for (const screen of SCREENS) app.get(screen, answerNotBuilt)
    return
  }
  await app.register(serveStatic, {
    root: clientDir,
    // One route for each file, found once: an address that is no file never reaches the disk.
    wildcard: false,
    index: false,
    globIgnore: ['index.html', '**/*.br', '**/*.gz'],
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, path) => {
      reply.header('cache-control', cachingOf(path))
    },
  })
  for (const screen of SCREENS) app.get(screen, (_request, reply) => reply.sendFile('index.html'))
}

/** Answers what no route takes: a fault to programs, a page to people. */
export async function answerNotFound(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { status, body } = faultAnswer('notFound')
  if (/^\/(api|sockets)(\/|\?|$)/.test(request.url)) return reply.code(status).send(body)
  return reply.code(status).type('text/html; charset=utf-8').send(page('Not found', body.error.message))
}

async function answerNotBuilt(_request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const sentence = 'The pages of Planwall have not been built here. <code>npm run build</code> makes them.'
  return reply.code(503).type('text/html; charset=utf-8').send(page('Not built', sentence))
}

/** Files in `assets` carry a hash of what they hold in their name. All others are asked for anew, the page itself always. */
function cachingOf(path: string): string {
  const name = path.replace(/\.(br|gz)$/, '').replaceAll('\\', '/')
  if (/\/assets\/[^/]+$/.test(name)) return `public, max-age=${YEAR_SECONDS}, immutable`
  return name.endsWith('/index.html') ? 'no-store' : 'no-cache'
}

function page(title: string, sentence: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title} - Planwall</title><p>${sentence}</p><p><a href="/">Planwall</a></p></html>`
}
