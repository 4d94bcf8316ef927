import { beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../db/database.ts'
import { eachDatabase } from '../testing/databases.ts'
import { identify } from './identify.ts'
import { aConversation, aDesk, hour, minute, noon, type Desk } from './testing/desk.ts'
import { goodClaims, signed } from './testing/forged-tokens.ts'

eachDatabase((_name, open) => {
  let db: Database
  beforeAll(async () => {
    db = (await open()).db
  })

  const says = (desk: Desk, claims: Record<string, unknown>, now = noon) => signed(goodClaims(now, claims), desk.secret)
  const customers = (desk: Desk) =>
    desk.db.scoped(desk.workspace, 'select * from baton.customers where workspace_id = $1 order by external_id', [
      desk.workspace,
    ])
  const visitorIs = async (desk: Desk, visitorId: string) => {
    const [row] = await desk.db.scoped<{ customer_id: string | null; token_hash: string }>(
      desk.workspace,
      'select customer_id, token_hash from baton.visitors where workspace_id = $1 and id = $2',
      [desk.workspace, visitorId],
    )
    return row
  }

  describe('an anonymous visitor', () => {
    test('becomes the customer whom the token names, and their conversation with them', async () => {
      const desk = await aDesk(db)
      const { caller, token } = await desk.aVisitor()
      await aConversation(desk, 'open', { visitorId: caller.visitorId })
      await aConversation(desk, 'over', { visitorId: caller.visitorId, status: 'resolved' })
      await aConversation(desk, 'of-somebody', { visitorId: (await desk.aVisitor()).caller.visitorId })
      const jwt = says(desk, {
        name: 'Alice',
        email: 'alice@mail.example',
        tier: 'gold',
        attributes: { seats: 3, trial: false },
      })
      const known = await identify(desk.deps, { caller, visitorToken: token, jwt }, noon)

      expect(known).toMatchObject({ visitorId: caller.visitorId, conversationsToLink: ['open'] })
      expect(known.customer).toMatchObject({ externalId: 'alice', name: 'Alice' })
      expect(await customers(desk)).toMatchObject([
        {
          id: known.customer.id,
          external_id: 'alice',
          name: 'Alice',
          email: 'alice@mail.example',
          tier: 'gold',
          attributes: { seats: 3, trial: false },
          source: 'identity',
          updated_at: noon,
        },
      ])
      expect(await desk.credentials.callerByToken(known.token, noon)).toEqual({
        ...caller,
        customerId: known.customer.id,
      })
    })

    test('gets a new token, and whoever has the old one is nobody', async () => {
      const desk = await aDesk(db)
      const { caller, token } = await desk.aVisitor()
      const ended: unknown[] = []
      desk.deps.endings.onEnded((what) => ended.push(what))
      const known = await identify(desk.deps, { caller, visitorToken: token, jwt: says(desk, {}) }, noon)
      expect(known.token).not.toBe(token)
      expect(await desk.credentials.callerByToken(token, noon)).toEqual({ kind: 'nobody', why: 'token_invalid' })
      expect(ended).toEqual([{ kind: 'visitor', workspace: desk.workspace, ids: [caller.visitorId] }])
    })

    test('who is identified twice at once is one customer, never two', async () => {
      const desk = await aDesk(db)
      const { caller, token } = await desk.aVisitor()
      const [one, two] = await Promise.all(
        ['alice', 'bob'].map((sub) =>
          identify(desk.deps, { caller, visitorToken: token, jwt: says(desk, { sub }) }, noon),
        ),
      )
      if (!one || !two) throw new Error('both answer')
      expect([one, two].filter(({ visitorId }) => visitorId === caller.visitorId)).toHaveLength(1)
      for (const known of [one, two]) {
        expect((await visitorIs(desk, known.visitorId))?.customer_id).toBe(known.customer.id)
        expect(await desk.credentials.callerByToken(known.token, noon)).toMatchObject({ visitorId: known.visitorId })
      }
    })

    test('whose token was replaced in another tab gets one that works', async () => {
      const desk = await aDesk(db)
      const { caller, token } = await desk.aVisitor()
      const jwt = says(desk, {})
      const [one, two] = await Promise.all(
        [1, 2].map(() => identify(desk.deps, { caller, visitorToken: token, jwt }, noon)),
      )
      for (const known of [one, two]) {
        expect(await desk.credentials.callerByToken(known?.token ?? '', noon)).toMatchObject({
          kind: 'visitor',
          customerId: one?.customer.id,
        })
      }
    })
  })

  describe('a visitor who is known', () => {
    test('stays who they are when the same customer comes again', async () => {
      const desk = await aDesk(db)
      const { caller, token } = await desk.aVisitor()
      const first = await identify(desk.deps, { caller, visitorToken: token, jwt: says(desk, {}) }, noon)
      const now = { ...caller, customerId: first.customer.id }
      const again = await identify(desk.deps, { caller: now, visitorToken: first.token, jwt: says(desk, {}) }, noon)
      expect(again).toEqual(first)
    })

    test('does not become another customer: a new visitor begins, and the old conversation stays behind', async () => {
      const desk = await aDesk(db)
      const { caller, token } = await desk.aVisitor()
      const alice = await identify(desk.deps, { caller, visitorToken: token, jwt: says(desk, {}) }, noon)
      await aConversation(desk, 'of-alice', { visitorId: caller.visitorId, customerId: alice.customer.id })
      const bob = await identify(
        desk.deps,
        {
          caller: { ...caller, customerId: alice.customer.id },
          visitorToken: alice.token,
          jwt: says(desk, { sub: 'bob' }),
        },
        noon,
      )
      expect(bob.visitorId).not.toBe(alice.visitorId)
      expect(bob.token).not.toBe(alice.token)
      expect(bob.conversationsToLink).toEqual([])
      expect((await visitorIs(desk, alice.visitorId))?.customer_id).toBe(alice.customer.id)
      expect(await desk.credentials.callerByToken(alice.token, noon)).toMatchObject({ customerId: alice.customer.id })
      expect(await desk.credentials.callerByToken(bob.token, noon)).toMatchObject({ customerId: bob.customer.id })
    })

    test('is the same customer on a second device', async () => {
      const desk = await aDesk(db)
      const [phone, laptop] = [await desk.aVisitor(), await desk.aVisitor()]
      const jwt = says(desk, {})
      const one = await identify(desk.deps, { caller: phone.caller, visitorToken: phone.token, jwt }, noon)
      const two = await identify(desk.deps, { caller: laptop.caller, visitorToken: laptop.token, jwt }, noon)
      expect(two.customer).toEqual(one.customer)
      expect(two.visitorId).not.toBe(one.visitorId)
    })

    test('whose conversation was left unlinked by a crash has it named again', async () => {
      const desk = await aDesk(db)
      const { caller, token } = await desk.aVisitor()
      await aConversation(desk, 'left', { visitorId: caller.visitorId })
      await identify(desk.deps, { caller, visitorToken: token, jwt: says(desk, {}) }, noon)
      const later = await desk.aVisitor()
      const known = await identify(
        desk.deps,
        { caller: later.caller, visitorToken: later.token, jwt: says(desk, {}) },
        noon,
      )
      expect(known.conversationsToLink).toEqual(['left'])
    })
  })

  describe('what is known of a customer', () => {
    const pushed = async (desk: Desk) => {
      await desk.db.scoped(
        desk.workspace,
        `insert into baton.customers (workspace_id, id, external_id, name, email, tier, attributes, source, created_at, updated_at)
         values ($1, 'cus_pushed', 'alice', 'Alice A.', 'a@mail.example', 'gold', '{"plan":"pro","seats":3}', 'pushed', 1, 1)`,
        [desk.workspace],
      )
      return desk.aVisitor()
    }

    test('stays where the token says nothing', async () => {
      const desk = await aDesk(db)
      const { caller, token } = await pushed(desk)
      const before = await customers(desk)
      await identify(desk.deps, { caller, visitorToken: token, jwt: says(desk, { name: null }) }, noon)
      expect(await customers(desk)).toEqual(before)
    })

    test('is renewed where the token says something', async () => {
      const desk = await aDesk(db)
      const { caller, token } = await pushed(desk)
      await identify(
        desk.deps,
        { caller, visitorToken: token, jwt: says(desk, { tier: 'basic', attributes: { seats: 4 } }) },
        noon,
      )
      expect(await customers(desk)).toMatchObject([
        {
          id: 'cus_pushed',
          name: 'Alice A.',
          tier: 'basic',
          attributes: { plan: 'pro', seats: 4 },
          source: 'pushed',
          updated_at: noon,
        },
      ])
    })

    test.each([false, 'false', 'true', 1, null])(
      'an address that is not verified (%j) is not taken',
      async (verified) => {
        const desk = await aDesk(db)
        const { caller, token } = await pushed(desk)
        const jwt = says(desk, { email: 'boss@mail.example', email_verified: verified })
        await identify(desk.deps, { caller, visitorToken: token, jwt }, noon)
        expect(await customers(desk)).toMatchObject([{ email: 'a@mail.example' }])
      },
    )

    test('an address alone finds nobody: two customers may claim the same', async () => {
      const desk = await aDesk(db)
      const { caller, token } = await pushed(desk)
      const jwt = says(desk, { sub: 'mallory', email: 'a@mail.example' })
      const known = await identify(desk.deps, { caller, visitorToken: token, jwt }, noon)
      expect(known.customer.id).not.toBe('cus_pushed')
    })
  })

  test('clocks may differ by a minute', async () => {
    const desk = await aDesk(db)
    const seconds = (ms: number) => Math.floor(ms / 1000)
    const fine = [
      { nbf: seconds(noon + minute), iat: seconds(noon + minute) },
      { exp: seconds(noon + 24 * hour + minute) },
      {
        exp: seconds(noon) + 1,
        aud: [desk.workspace, 'elsewhere'],
        workspace: desk.workspace,
        of_no_interest: { a: 1 },
      },
    ]
    for (const claims of fine) {
      const { caller, token } = await desk.aVisitor()
      await expect(
        identify(desk.deps, { caller, visitorToken: token, jwt: says(desk, claims) }, noon),
      ).resolves.toBeDefined()
    }
  })
})
