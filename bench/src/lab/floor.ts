import type { FastifyInstance } from 'fastify'
import type { WebSocket } from 'ws'
import type { Database } from '../../../server/src/db/database.ts'

/**
 * The least that a durable message costs: what comes in over the socket is committed with one insert of the same bytes and pushed to whoever
 * reads the same room. It shares server, process, pool and kind of socket with the candidate, and knows nothing else.
 */
export async function openFloor(app: FastifyInstance, db: Database): Promise<void> {
  await db.migrate((exec) =>
    exec(`create schema floor; create table floor.messages (id bigint generated always as identity primary key, body text not null);
      grant usage on schema floor to baton_app; grant insert on floor.messages to baton_app`),
  )
  const rooms = new Map<string, Set<WebSocket>>()
  app.get<{ Querystring: { read?: string; write?: string } }>('/floor', { websocket: true }, (socket, request) => {
    const { read, write } = request.query
    for (const room of read?.split(',') ?? []) {
      const readers = rooms.get(room) ?? new Set()
      readers.add(socket)
      rooms.set(room, readers)
    }
    socket.on('close', () => rooms.forEach((readers) => readers.delete(socket)))
    socket.on('message', async (data) => {
      const body = String(data)
      await db.call('insert into floor.messages (body) values ($1)', [body])
      for (const reader of rooms.get(write ?? '') ?? []) reader.send(body)
    })
  })
}
