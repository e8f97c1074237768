/** The page itself: plain files, and the renderer of Adaptive Cards from its package. */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import staticFiles from '@fastify/static'
import type { FastifyInstance } from 'fastify'

const PAGE = join(import.meta.dirname, 'page')
const VENDOR = dirname(
  createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.js'),
)

export async function pages(server: FastifyInstance): Promise<void> {
  server.setNotFoundHandler((_, reply) => reply.code(404).send({ error: 'Den side findes ikke.' }))
  await server.register(staticFiles, { root: PAGE, cacheControl: false })
  server.get('/vendor/adaptivecards.js', (_, reply) =>
    reply.sendFile('adaptivecards.min.js', VENDOR),
  )
}
