import { describe, expect, test } from 'vitest'
import { combine, type AccountSide } from './combine.ts'

const pushed = (at: number, account: AccountSide['account']): AccountSide => ({ source: 'pushed', at, account })
const pulled = (at: number, account: AccountSide['account']): AccountSide => ({ source: 'http', at, account })

describe('pushed and pulled', () => {
  test.each(['pushed first', 'pulled first'])('the newer of both wins field by field, %s', (order) => {
    const sides = [pushed(10, { name: 'Dana', tier: 'plus' }), pulled(20, { tier: 'gold', plan: 'yearly' })]
    const { account, parts } = combine(order === 'pushed first' ? sides : sides.toReversed())
    expect(account).toEqual({ name: 'Dana', tier: 'gold', plan: 'yearly' })
    expect(parts).toEqual([
      { name: 'name', source: 'pushed', at: 10 },
      { name: 'tier', source: 'http', at: 20 },
      { name: 'plan', source: 'http', at: 20 },
    ])
  })

  test('what was pushed after the look-up is newer than the look-up', () => {
    const { account } = combine([pushed(30, { tier: 'plus' }), pulled(20, { tier: 'gold', name: 'Dana' })])
    expect(account).toEqual({ tier: 'plus', name: 'Dana' })
  })

  test('attributes are combined key by key', () => {
    const { account, parts } = combine([
      pushed(10, { attributes: { seats: 3, device: 'Folio One' } }),
      pulled(20, { attributes: { seats: 4 } }),
    ])
    expect(account.attributes).toEqual({ seats: 4, device: 'Folio One' })
    expect(parts).toEqual([{ name: 'attributes', source: 'http', at: 20 }])
  })

  test('since, value and plan are found among attributes too, and never say two things', () => {
    const { account } = combine([
      pushed(10, { attributes: { plan: 'monthly', since: '2019', value: 12 } }),
      pulled(20, { plan: 'yearly' }),
    ])
    expect(account).toMatchObject({ plan: 'yearly', since: '2019', value: 12, attributes: { plan: 'yearly' } })
  })

  test('a system that says that no issue is open closes what was pushed before', () => {
    const issues = [{ title: 'Held' }]
    expect(combine([pushed(10, { openIssues: issues }), pulled(20, { openIssues: [] })]).account.openIssues).toEqual([])
    expect(combine([pushed(10, { openIssues: issues }), pulled(20, {})]).account.openIssues).toEqual(issues)
  })

  test('nothing known is nothing', () => {
    expect(combine([pushed(10, {})])).toEqual({ account: {}, parts: [] })
  })
})
