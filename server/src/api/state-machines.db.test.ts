import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { eachDatabase } from '../testing/databases.ts'
import { createTestNode, type TestNode } from '../testing/test-node.ts'

// Hundreds of sign-ins: what a password costs is tested elsewhere.
vi.mock(import('node:crypto'), async (original) => {
  const { countedCrypto } = await import('../identity/testing/counted-scrypt.ts')
  return countedCrypto(await original())
})

const seed = Number(process.env['BATON_FUZZ_SEED'] ?? 20_260_105)
const runs = { pglite: 6, postgres: 15 }

type Json = any // oxlint-disable-line typescript/no-explicit-any
type Answer = { status: number; json: Json }

/** What somebody does next, by name; what a number means is up to it. */
const deeds = (names: readonly string[]) =>
  fc.array(fc.tuple(fc.constantFrom(...names), fc.nat(99)), { minLength: 10, maxLength: 40 })

eachDatabase((name, open) => {
  let it: TestNode
  let count = 0
  beforeAll(async () => {
    it = await createTestNode((await open()).db)
  })
  afterAll(() => it.stop())

  /** Asks from an address of its own, so that only accounts are counted. */
  async function ask(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<Answer & { cookie: string }> {
    count += 1
    const response = await it.node.app.inject({
      method,
      url,
      headers: {
        ...(headers['cookie'] ? {} : { authorization: `Bearer ${it.key}` }),
        'sec-fetch-site': 'same-origin',
        'x-forwarded-for': `10.${(count >> 16) & 255}.${(count >> 8) & 255}.${count & 255}`,
        ...headers,
      },
      ...(body ? { payload: body } : {}),
    })
    expect(response.statusCode).toBeLessThan(500)
    const [cookie = ''] = String(response.headers['set-cookie'] ?? '').split(';')
    return { status: response.statusCode, json: response.body === '' ? null : response.json(), cookie }
  }

  describe('machines that are driven over HTTP (S13)', () => {
    test('a session opens what it opened until it ends, by whatever ends it, and never after', async () => {
      const wanted = ['sign in', 'sign in wrongly', 'sign out', 'sign out everywhere', 'change the password', 'remove']
      const run = async (done: readonly (readonly [string, number])[]) => {
        const email = `kim-${(count += 1)}@desk.example`
        let password = 'correct horse battery'
        const { json: agent } = await ask('POST', '/v1/agents', { name: 'Kim', email, password })
        const sessions: { cookie: string; live: boolean }[] = []
        let removed = false
        let tries = 0
        const mine = (cookie: string) => ({ cookie })
        const endAll = (but?: string) => {
          for (const each of sessions) if (each.cookie !== but) each.live = false
        }
        for (const [deed, n] of done) {
          const one = sessions[n % Math.max(1, sessions.length)]
          if (deed.startsWith('sign in')) {
            if (++tries > 18) continue
            const right = deed === 'sign in'
            const { status, cookie } = await ask('POST', '/v1/sessions', {
              email,
              password: right ? password : 'wrong',
            })
            expect([deed, removed, status]).toEqual([deed, removed, right && !removed ? 201 : 401])
            if (status === 201) sessions.push({ cookie, live: true })
          } else if (deed === 'remove') {
            // Seldom: it is the end of everything.
            if (n > 10) continue
            expect((await ask('DELETE', `/v1/agents/${agent.id}`)).status).toBe(removed ? 404 : 200)
            removed = true
            endAll()
          } else if (one) {
            const { live, cookie } = one
            if (deed === 'sign out') {
              expect((await ask('DELETE', '/v1/sessions/current', undefined, mine(cookie))).status).toBe(
                live ? 204 : 401,
              )
              one.live = false
            } else if (deed === 'sign out everywhere') {
              expect((await ask('DELETE', '/v1/sessions', undefined, mine(cookie))).status).toBe(live ? 200 : 401)
              if (live) endAll()
            } else {
              if (++tries > 18) continue
              const next = `another horse ${n} battery`
              const given = { current: password, next }
              expect((await ask('PUT', '/v1/me/password', given, mine(cookie))).status).toBe(live ? 204 : 401)
              if (live) {
                password = next
                endAll(cookie)
              }
            }
          }
          for (const { live, cookie } of sessions)
            expect([deed, (await ask('GET', '/v1/me', undefined, mine(cookie))).status]).toEqual([
              deed,
              live ? 200 : 401,
            ])
        }
      }
      await fc.assert(fc.asyncProperty(deeds(wanted), run), { seed, numRuns: runs[name], endOnFailure: true })
    }, 120_000)

    test('a conversation has one holder, who changes only as somebody was told, and every change raises its epoch', async () => {
      const people = await Promise.all(
        ['ann', 'bo'].map(async (who) => {
          const email = `${who}-${(count += 1)}@desk.example`
          return (await ask('POST', '/v1/agents', { name: who, email, capacity: 100 })).json.id as string
        }),
      )
      for (const id of people) await ask('PUT', `/v1/agents/${id}/presence`, { status: 'online' })
      const wanted = [
        'write',
        'answer',
        'hand off',
        'accept',
        'decline',
        'take over',
        'pass on',
        'pass back',
        'resolve',
      ]
      const run = async (done: readonly (readonly [string, number])[]) => {
        const customer = { externalId: `customer-${(count += 1)}` }
        const { json: opened } = await ask('POST', '/v1/conversations', { customer })
        const path = `/v1/conversations/${opened.id}`
        let before = (await ask('GET', path)).json
        for (const [n, [deed, k]] of done.entries()) {
          const agentId = people[k % 2]
          const answered = await act(path, before, deed, agentId, `${opened.id}-${n}`)
          const { json: after } = await ask('GET', path)
          const moved = JSON.stringify(after.holder) !== JSON.stringify(before.holder)
          const at = { deed, from: before.holder.kind, to: after.holder.kind, status: answered.status }
          expect(['assistant', 'queue', 'agent', 'nobody']).toContain(after.holder.kind)
          expect({ ...at, resolved: after.status === 'resolved' }).toEqual({
            ...at,
            resolved: after.holder.kind === 'nobody',
          })
          if (moved) expect({ ...at, epoch: after.epoch > before.epoch }).toEqual({ ...at, epoch: true })
          // Refused is refused: nothing changed hands.
          if (answered.status >= 400) expect({ ...at, moved }).toEqual({ ...at, moved: false })
          const held = { kind: 'agent', id: agentId }
          if (answered.status < 300 && /^(accept|take over)$/.test(deed)) expect(after.holder).toMatchObject(held)
          if (answered.status < 300 && deed === 'resolve') expect(after.holder.kind).toBe('nobody')
          if (answered.status < 300 && deed === 'pass back') expect(after.holder.kind).toBe('assistant')
          before = after
        }
      }
      await fc.assert(fc.asyncProperty(deeds(wanted), run), { seed, numRuns: runs[name], endOnFailure: true })
    }, 120_000)
  })

  async function act(path: string, before: Json, deed: string, agentId = '', clientId = ''): Promise<Answer> {
    switch (deed) {
      case 'write':
        return ask('POST', `${path}/messages`, { clientId, author: { kind: 'customer' }, text: 'It broke' })
      case 'answer':
        return ask('POST', `${path}/messages`, { clientId, author: { kind: 'agent', id: agentId }, text: 'I see' })
      case 'hand off':
        return ask('POST', `${path}/handoff`, {})
      case 'pass on':
        return ask('POST', `${path}/handoff`, { agentId })
      case 'take over':
        return ask('POST', `${path}/take-over`, { agentId })
      case 'pass back':
        return ask('POST', `${path}/return`, { agentId, briefing: 'Go on' })
      case 'resolve':
        return ask('POST', `${path}/resolve`, { agentId })
      default: {
        const { json } = before.handoffId ? await ask('GET', `/v1/handoffs/${before.handoffId}`) : { json: null }
        const offer = json?.offer
        if (!offer || offer.agentId !== agentId) return { status: 409, json: null }
        return ask('POST', `/v1/offers/${offer.id}/${deed}`, { agentId })
      }
    }
  }
})
