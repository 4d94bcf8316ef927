import fc from 'fast-check'
import { expect, test } from 'vitest'
import { eachDatabase } from '../testing/databases.ts'
import type { VisitorCaller } from './caller.ts'
import { identify } from './identify.ts'
import { aDesk, noon, type Desk } from './testing/desk.ts'
import { forgedTokens, goodClaims, signed } from './testing/forged-tokens.ts'

interface Known {
  caller: VisitorCaller
  token: string
  /** The customer that this visitor must be from now on. */
  is: string | null
}

const step = fc.oneof(
  fc.record({ do: fc.constant('visit' as const) }),
  fc.record({ do: fc.constant('identify' as const), who: fc.nat(20), as: fc.constantFrom('a', 'b', 'c') }),
  fc.record({ do: fc.constant('forge' as const), who: fc.nat(20), with: fc.nat(200) }),
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

eachDatabase((_name, open) => {
  test('no order of identifications changes who a visitor is, and none but a signed token makes them somebody', async () => {
    const desk = await aDesk((await open()).db)
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 15 }), async (steps) => {
        const visitors = new Map<string, Known>()
        await take({ do: 'visit' }, desk, visitors)
        for (const one of steps) {
          await take(one, desk, visitors)
          const stored = await customersOf(desk, [...visitors.keys()])
          expect(stored).toEqual(Object.fromEntries([...visitors].map(([id, { is }]) => [id, is])))
        }
      }),
      { numRuns: 25 },
    )
  })
})

async function take(it: Step, desk: Desk, visitors: Map<string, Known>): Promise<void> {
  if (it.do === 'visit') {
    const { caller, token } = await desk.aVisitor()
    visitors.set(caller.visitorId, { caller, token, is: null })
    return
  }
  const known = [...visitors.values()][it.who % visitors.size]
  if (!known) throw new Error('somebody is there from the beginning')
  const { caller, token: visitorToken } = known
  if (it.do === 'forge') {
    const forged = Object.values(forgedFor(desk))
    const jwt = forged[it.with % forged.length] ?? ''
    await identify(desk.deps, { caller, visitorToken, jwt }, noon).catch(() => {})
    return
  }
  const jwt = signed(goodClaims(noon, { sub: it.as }), desk.secret)
  const { visitorId, token, customer } = await identify(desk.deps, { caller, visitorToken, jwt }, noon)
  const stays = known.is === null || known.is === customer.id
  if (stays !== (visitorId === caller.visitorId)) throw new Error('a visitor changed places')
  if (customer.externalId !== it.as) throw new Error('a visitor became somebody else')
  visitors.set(visitorId, { caller: { ...caller, visitorId, customerId: customer.id }, token, is: customer.id })
}

async function customersOf(desk: Desk, visitorIds: string[]): Promise<Record<string, string | null>> {
  const rows = await desk.db.scoped<{ id: string; customer_id: string | null }>(
    desk.workspace,
    'select id, customer_id from baton.visitors where workspace_id = $1 and id = any ($2::text[])',
    [desk.workspace, visitorIds],
  )
  return Object.fromEntries(rows.map(({ id, customer_id }) => [id, customer_id]))
}

const forgedBy = new Map<string, Record<string, string>>()

function forgedFor(desk: Desk): Record<string, string> {
  const forged =
    forgedBy.get(desk.workspace) ??
    forgedTokens({
      workspace: desk.workspace,
      secret: desk.secret,
      otherSecret: 'o'.repeat(43),
      otherWorkspace: 'other',
      now: noon,
      visitorToken: 'bv_x',
      sessionToken: 'bs_x',
      key: 'bk_x',
    })
  forgedBy.set(desk.workspace, forged)
  return forged
}
