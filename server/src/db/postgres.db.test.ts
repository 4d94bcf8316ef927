import net from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { eachDatabase } from '../testing/databases.ts'
import type { Database } from './database.ts'
import { openPostgres } from './postgres.ts'

vi.setConfig({ testTimeout: 30_000 })

/** Stands between the pool and the server, and takes the server away. */
class Gate {
  readonly #sockets = new Set<net.Socket>()
  readonly #target: URL
  #server: net.Server | undefined
  #port = 0
  silent = false

  constructor(target: string) {
    this.#target = new URL(target)
  }

  async open(): Promise<string> {
    this.#server = net.createServer((client) => {
      const upstream = net.connect(Number(this.#target.port || 5432), this.#target.hostname)
      for (const [from, to] of [
        [client, upstream],
        [upstream, client],
      ] as const) {
        this.#sockets.add(from)
        from.on('data', (bytes) => !this.silent && to.write(bytes))
        from.on('close', () => to.destroy())
        from.on('error', () => {})
      }
    })
    await new Promise<void>((resolve) => this.#server?.listen(this.#port, '127.0.0.1', resolve))
    this.#port = (this.#server.address() as net.AddressInfo).port
    return Object.assign(new URL(this.#target), { host: `127.0.0.1:${this.#port}` }).href
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy()
    this.#sockets.clear()
    await new Promise((resolve) => this.#server?.close(resolve))
  }
}

eachDatabase(
  (_name, open) => {
    let gate: Gate
    let db: Database
    let direct: string

    beforeAll(async () => {
      direct = (await open()).url!
      gate = new Gate(direct)
      db = await openPostgres({ url: await gate.open(), statementLimitMs: 500, poolSize: 4 })
    })
    afterAll(async () => {
      await db.close()
      await gate.close()
    })

    test('a server that goes away fails what is under way, and is found again when it is back', async () => {
      const under = [db.call('select pg_sleep(0.4)'), db.transaction({}, (query) => query('select pg_sleep(0.4)'))]
      const failed = Promise.all(
        under.map((work) => expect(work).rejects.toMatchObject({ code: 'database_unavailable' })),
      )
      await pause(100)
      await gate.close()
      await failed
      await expect(db.call('select 1')).rejects.toMatchObject({ code: 'database_unavailable' })
      await expect(db.scoped('w', 'select 1')).rejects.toMatchObject({ code: 'database_unavailable' })
      await gate.open()
      const back = await Promise.all(
        Array.from({ length: 20 }, () => db.scoped('w', 'select current_user::text as me')),
      )
      expect(back.flat()).toEqual(back.map(() => ({ me: 'baton_app' })))
    })

    test('connections that the server ended while they were idle are replaced', async () => {
      await Promise.all(Array.from({ length: 8 }, () => db.call('select pg_sleep(0.02)')))
      const other = await openPostgres({ url: direct })
      await other.migrate((_exec, query) =>
        query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
        and application_name = 'baton'`),
      )
      await pause(50)
      await expect(db.call('select 1 as x')).resolves.toEqual([{ x: 1 }])
      await other.close()
    })

    test('a statement that runs too long is ended by the server', async () => {
      await expect(db.call('select pg_sleep(5)')).rejects.toMatchObject({
        code: 'statement_timeout',
        sqlState: '57014',
      })
      await expect(db.scoped('w', 'select pg_sleep(5)')).rejects.toMatchObject({ code: 'statement_timeout' })
      await db.migrate((_exec, query) => query('select pg_sleep(0.8)'))
    })

    test('a server that says nothing any more is given up, and its connection not used again', async () => {
      gate.silent = true
      await expect(db.call('select 1')).rejects.toMatchObject({ code: 'database_unavailable' })
      gate.silent = false
      await vi.waitFor(() => db.call('select 1'), { timeout: 10_000, interval: 100 })
    })

    test('close waits for what is under way, and may be repeated', async () => {
      const closing = await openPostgres({ url: direct, poolSize: 1 })
      const work = [closing.call('select pg_sleep(0.1), 1 as x'), closing.call('select 2 as x')]
      const closed = Promise.all([closing.close(), closing.close()])
      await expect(closing.call('select 3')).rejects.toMatchObject({ code: 'database_unavailable' })
      await closed
      expect((await Promise.all(work)).flat()).toMatchObject([{ x: 1 }, { x: 2 }])
    })

    test('an address where nobody answers is told as such', async () => {
      await expect(openPostgres({ url: 'postgres://nobody@127.0.0.1:1/none' })).rejects.toMatchObject({
        code: 'database_unavailable',
      })
      const missing = Object.assign(new URL(direct), { pathname: '/baton_no_such_database' }).href
      await expect(openPostgres({ url: missing })).rejects.toMatchObject({
        code: 'database_unavailable',
        message: expect.stringContaining('baton_no_such_database'),
      })
    })
  },
  { only: 'postgres' },
)
