import { describe, expect, test } from 'vitest'
import { defaultDecision, type DecisionPolicy } from '../escalation/decision-policy.ts'
import { agent, customerSays, play, press, roster, team, type Play } from '../testing/spec.ts'
import { defaultPolicy } from '../escalation/policy.ts'

const teams = ['support', 'billing', 'technical', 'key-accounts'].map((id) =>
  team({ id, name: id, isDefault: id === 'support' }),
)
const desk = roster([agent('bill', { teams: ['billing'] }), agent('mara')], teams)

function opened(decision: Partial<DecisionPolicy>, url = 'https://shop.example/start'): Play {
  const it = play({ roster: desk, policy: { ...defaultPolicy, decision: { ...defaultDecision, ...decision } } })
  it.send({
    type: 'OpenConversation',
    channel: 'widget',
    locale: 'en',
    visitorId: 'v1',
    customerId: null,
    page: { url, title: 'Shop' },
  })
  return it
}
const escalated = (it: Play) => it.records().findLast(({ fact }) => fact.type === 'Escalated')?.fact

describe('one fallback team for everything is not how it goes (failure 22)', () => {
  test('pressed before a word was said, the page sends it', () => {
    const it = opened({ pages: { '/checkout/*': { team: 'billing' } } }, 'https://shop.example/checkout/pay')
    press(it)
    expect(it.state()).toMatchObject({ page: { place: '/checkout/*' } })
    expect(escalated(it)).toMatchObject({
      team: 'billing',
      mapped: [{ by: 'page', name: '/checkout/*', gives: ['team'] }],
    })
    expect(it.state().handoff).toMatchObject({ offer: { agentId: 'bill' } })
  })

  test('where another page is seen, the map is looked at anew', () => {
    const it = opened({ pages: { '/checkout/*': { team: 'billing' } } }, 'https://shop.example/checkout/pay')
    it.send({
      ...(customerSays('How does it work?', 'm1') as Extract<
        ReturnType<typeof customerSays>,
        { type: 'ReceiveMessage' }
      >),
      page: { url: 'https://shop.example/help', title: 'Help' },
    })
    press(it)
    expect(it.state().page).not.toHaveProperty('place')
    expect(escalated(it)).toMatchObject({ team: 'support' })
  })

  test('what it is about and whose customer it is send it, with the skills of both', () => {
    const it = opened({
      tiers: { enterprise: { rank: 1, skills: ['contracts'] } },
      areas: { payments: { team: 'billing', skills: ['cards'], priority: 'high' } },
    })
    it.around = { ...it.around, tier: 'Enterprise' }
    it.readIntent = () => ({ name: 'card-declined', confidence: 0.9, areas: ['payments'], version: 1 })
    it.send(customerSays('My card is declined', 'm1'))
    press(it)
    expect(escalated(it)).toMatchObject({
      team: 'billing',
      skills: ['contracts', 'cards'],
      priority: 'high',
      mapped: [
        { by: 'tier', name: 'enterprise', gives: ['skills'] },
        { by: 'area', name: 'payments', gives: ['team', 'skills', 'priority'] },
      ],
    })
  })

  test('who names a team has it, and the map is silent', () => {
    const it = opened(
      { pages: { '/checkout/*': { team: 'billing', skills: ['cards'] } } },
      'https://shop.example/checkout/pay',
    )
    it.send({
      type: 'RequestHandoff',
      reason: { kind: 'customer-pressed' },
      team: 'technical',
      skills: ['wifi'],
      priority: 'normal',
      note: null,
      agentId: null,
    })
    expect(escalated(it)).toMatchObject({ team: 'technical', skills: ['wifi'] })
    expect(escalated(it)).not.toHaveProperty('mapped')
  })

  test('a team that is not there any more is the default one', () => {
    const it = opened({ languages: { en: { team: 'gone' } } })
    it.send(customerSays('How does it work?', 'm1'))
    press(it)
    expect(escalated(it)).toMatchObject({ team: 'support' })
  })
})
