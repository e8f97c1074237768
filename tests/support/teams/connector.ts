/**
 * The Bot Framework connector of Teams ("serviceUrl") on loopback: messages, edits, conversations
 * and rosters, with Teams' limits, sizes and refusals.
 */
import Fastify, { type FastifyReply, type FastifyRequest } from 'fastify'
import type { Json } from './json.ts'
import { type Limited, limiter } from './limits.ts'
import * as operations from './operations.ts'
import { answerOf, Refusal } from './refusals.ts'
import { Drop, newScript, type Operation } from './script.ts'
import type { Region, World } from './world.ts'

/** A call the bot has made. `status` is null when its socket was dropped. */
export type Call = {
  operation: Operation
  conversation: string
  body: Json | null
  /** Asked for to be seen by one person alone. */
  targeted: boolean
  authorization: string | undefined
  status: number | null
}

export type ConnectorOptions = {
  world: World
  /** Time for the limits, in milliseconds. Without it nothing is limited. */
  now?: () => number
  /** The only token accepted. Without it none is asked for. */
  botToken?: string
}

type Params = { region: Region; conversation: string; id: string }
type Query = { pageSize?: string; continuationToken?: string; isTargetedActivity?: string }
type Done = { status: number; body: object }

const isTargeted = ({ isTargetedActivity }: Query): boolean => isTargetedActivity === 'true'

const LIMITED: Record<Operation, Limited> = {
  send: 'send',
  update: 'send',
  delete: 'send',
  create: 'create',
  member: 'members',
  members: 'members',
}

export async function openConnector({ world, now, botToken }: ConnectorOptions) {
  const script = newScript()
  const calls: Call[] = []
  const admit = now ? limiter(now) : () => {}
  // The ids of personal chats are longer than the 100 characters fastify expects of a parameter.
  const server = Fastify({
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 1000 },
  })

  const serve =
    (operation: Operation, work: (params: Params, body: Json, query: Query) => Done) =>
    async (request: FastifyRequest, reply: FastifyReply) => {
      const params = request.params as Params
      const body = (request.body ?? null) as Json | null
      const conversation = params.conversation ?? operations.targetOf(body ?? {})
      const { authorization } = request.headers
      const targeted = isTargeted(request.query as Query)
      const call: Call = { operation, conversation, body, targeted, authorization, status: null }
      calls.push(call)
      const { before, after } = script.take(operation)
      try {
        await before?.()
        if (botToken !== undefined && authorization !== `Bearer ${botToken}`)
          throw new Refusal('BotNotRegistered')
        admit(LIMITED[operation], conversation.split(';')[0] ?? '')
        const done = work(params, body ?? {}, request.query as Query)
        await after?.()
        call.status = done.status
        return await reply.code(done.status).send(done.body)
      } catch (error) {
        if (error instanceof Drop) {
          reply.hijack()
          request.raw.socket.destroy()
          return reply
        }
        if (!(error instanceof Refusal)) throw error
        const answer = answerOf(error)
        call.status = answer.status
        return await reply.code(answer.status).headers(answer.headers).send(answer.body)
      }
    }

  const conversations = '/:region/v3/conversations'
  const one = `${conversations}/:conversation`
  const post = serve('send', ({ region, conversation }, body, query) => ({
    status: 201,
    body: operations.send(world, region, conversation, body, isTargeted(query)),
  }))
  server.post(`${one}/activities`, post)
  server.post(`${one}/activities/:id`, post)
  server.put(
    `${one}/activities/:id`,
    serve('update', ({ region, conversation, id }, body, query) => ({
      status: 200,
      body: operations.update(world, region, conversation, id, body, isTargeted(query)),
    })),
  )
  server.delete(
    `${one}/activities/:id`,
    serve('delete', ({ region, conversation, id }, _, query) => ({
      status: 200,
      body: operations.remove(world, region, conversation, id, isTargeted(query)),
    })),
  )
  server.post(
    conversations,
    serve('create', ({ region }, body) => ({
      status: 201,
      body: operations.create(world, region, body),
    })),
  )
  server.get(
    `${one}/members/:id`,
    serve('member', ({ region, conversation, id }) => ({
      status: 200,
      body: operations.member(world, region, conversation, id),
    })),
  )
  server.get(
    `${one}/pagedmembers`,
    serve('members', ({ region, conversation }, _, query) => ({
      status: 200,
      body: operations.members(world, region, conversation, query),
    })),
  )

  const address = await server.listen({ host: '127.0.0.1', port: 0 })
  /** As Teams writes it: a region and a slash at the end. */
  const serviceUrlIn = (region: Region): string => `${address}/${region}/`
  return {
    serviceUrl: serviceUrlIn('emea'),
    serviceUrlIn,
    calls,
    next: script.next,
    hold: script.hold,
    close: () => server.close(),
  }
}
