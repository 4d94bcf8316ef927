import type { Drill } from './drills.ts'
import { must } from './scene.ts'

const everyDay = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: '00:00', to: '24:00' }))

/** Who gets it, and when nobody can. */
export const routingDrills: readonly Drill[] = [
  {
    name: 'closed-has-a-time',
    failure: 8,
    story: 'Out of hours a handoff ends with a time that the customer reads, and that is when somebody opens.',
    async play(scene) {
      const tomorrow = (new Date().getUTCDay() + 1) % 7 || 7
      const hours = { timeZone: 'UTC', days: [{ day: tomorrow, from: '09:00', to: '17:00' }] }
      await scene.team('PUT', '/v1/teams/night', { name: 'Night', hours })
      const dana = await scene.customer()
      const { outcome } = await scene.team('POST', `/v1/conversations/${dana.id}/handoff`, { team: 'night' })
      must(outcome.kind === 'scheduled', `out of hours the handoff was ${outcome.kind}`)
      const told = (await dana.sees()).find(({ type }) => type === 'Scheduled')
      const at = Number(told?.['told']?.params?.at)
      must(at > Date.now(), 'the customer was told no time that is yet to come')
      must(new Date(at).getUTCHours() === 9, `they were told ${new Date(at).toISOString()}, when nobody opens`)
    },
  },
  {
    name: 'asked-when-they-come',
    failure: 9,
    story: 'Nobody was online: the first who comes is asked at once, and it is not left where it was put.',
    async play(scene) {
      const mara = await scene.person('Mara', 'offline')
      await scene.team('PUT', '/v1/teams/support', { name: 'Support', hours: { timeZone: 'UTC', days: everyDay } })
      const dana = await scene.customer()
      const { outcome } = await dana.pressesForPerson()
      must(outcome.kind === 'queued', `with nobody online it was ${outcome.kind}`)
      await scene.team('PUT', `/v1/agents/${mara}/presence`, { status: 'online' })
      const began = Date.now()
      const offered = await dana.until('Offered')
      must(offered['agentId'] === mara, `${offered['agentId']} was asked, who is not there`)
      must(Date.now() - began < 5000, 'it was asked only when the clock came round')
    },
  },
  {
    name: 'no-such-team',
    failure: 11,
    story:
      'A team that is not there is a mistake told to whoever names it, in a policy as in a handoff; who names none has the default team.',
    async play(scene) {
      const document = { intents: { invoice: { team: 'gone' } } }
      const { status, json } = await scene.desk.call('PUT', '/v1/policies/escalation', scene.key, { document })
      must(json?.code === 'policy_broken', `a policy with a team that is not there was taken: ${status}`)
      must(String(json?.detail).includes('gone'), `what is wrong was not named: ${json?.detail}`)
      const mara = await scene.person('Mara')
      const dana = await scene.customer()
      const path = `/v1/conversations/${dana.id}/handoff`
      const named = await scene.desk.call('POST', path, scene.key, { team: 'gone' })
      must(named.json?.code === 'team_not_found', `a handoff to a team that is not there was answered ${named.status}`)
      await dana.pressesForPerson()
      const { agentId } = await dana.until('Offered')
      must(agentId === mara, 'the team that always takes did not')
    },
  },
  {
    name: 'not-one-fallback',
    failure: 22,
    story:
      'An enterprise customer on the page of payments goes to those who can; wrong all the same, one click sends it on as old and as urgent as it is, and after two a lead is asked.',
    async play(scene) {
      for (const id of ['billing', 'technical']) await scene.team('PUT', `/v1/teams/${id}`, { name: id })
      const people: Record<string, string> = {}
      for (const [name, team, role] of [
        ['bill', 'billing', 'agent'],
        ['tess', 'technical', 'agent'],
        ['lea', 'support', 'lead'],
      ] as const) {
        const given = { name, email: `${name}@${scene.workspace}.example`, team, role, capacity: 9 }
        people[name] = (await scene.team('POST', '/v1/agents', given)).id
        await scene.team('PUT', `/v1/agents/${people[name]}/presence`, { status: 'online' })
      }
      const document = { pages: { '/pay/*': { team: 'billing', priority: 'high' } } }
      const { version } = await scene.team('PUT', '/v1/policies/escalation', { document })
      await scene.team('POST', '/v1/policies/escalation/activate', { version })
      const dana = await scene.customer()
      await dana.writes('How do I connect to the Wi-Fi?', { url: 'https://shop.example/pay/card', title: 'Pay' })
      const { handoffId } = await dana.pressesForPerson()
      const path = `/v1/conversations/${dana.id}`
      const first = await dana.until('Offered')
      must(first['agentId'] === people['bill'], 'payments went to the team for everything')
      const row = async () =>
        (await scene.team('GET', '/v1/conversations?status=open')).conversations.find(
          (each: { id: string }) => each.id === dana.id,
        ).handoff
      const before = await row()
      const sends = async (who: string, to: string) => {
        await scene.team('POST', `${path}/take-over`, { agentId: people[who] })
        const wrong = { team: to, agentId: people[who] }
        return scene.team('POST', `/v1/handoffs/${handoffId}/wrong-team`, wrong)
      }
      const { outcome } = await sends('bill', 'technical')
      must(outcome.agentId === people['tess'], 'the other team was not asked at once')
      const after = await row()
      must(after.priority === before.priority, `its urgency was ${before.priority} and is ${after.priority}`)
      must(after.requestedAt === before.requestedAt, 'it began to wait anew')
      await sends('tess', 'billing')
      const third = await sends('bill', 'technical')
      must(third.forLead && third.outcome.agentId === people['lea'], 'it is sent around, and no lead was asked')
    },
  },
  {
    name: 'enterprise-is-not-general',
    failure: 22,
    story:
      'An enterprise customer goes to those who look after enterprise, and not into the general line; anybody else goes there, and not to them.',
    async play(scene) {
      await scene.team('PUT', '/v1/teams/key-accounts', { name: 'Key accounts' })
      const people: Record<string, string> = {}
      for (const [name, team] of [
        ['kay', 'key-accounts'],
        ['gus', 'support'],
      ] as const) {
        const given = { name, email: `${name}@${scene.workspace}.example`, team, capacity: 9 }
        people[name] = (await scene.team('POST', '/v1/agents', given)).id
        await scene.team('PUT', `/v1/agents/${people[name]}/presence`, { status: 'online' })
      }
      const document = { tiers: { enterprise: { team: 'key-accounts' } } }
      const { version } = await scene.team('PUT', '/v1/policies/escalation', { document })
      await scene.team('POST', '/v1/policies/escalation/activate', { version })
      const asked = async (externalId: string, tier: string) => {
        await scene.team('PUT', `/v1/customers/${externalId}`, { tier })
        const { id } = await scene.team('POST', '/v1/conversations', { customer: { externalId } })
        const { outcome } = await scene.team('POST', `/v1/conversations/${id}/handoff`, {})
        return outcome.agentId
      }
      must((await asked('big', 'Enterprise')) === people['kay'], 'an enterprise customer went into the general line')
      must((await asked('small', 'standard')) === people['gus'], 'a standard customer went to those for enterprise')
    },
  },
  {
    name: 'back-at-any-time',
    failure: 28,
    story:
      'A person gives it back in the middle of the day, with nothing closed, and the assistant answers the next message in the same thread.',
    async play(scene) {
      const mara = await scene.person('Mara')
      const dana = await scene.customer()
      await dana.pressesForPerson()
      const path = `/v1/conversations/${dana.id}`
      await scene.team('POST', `${path}/take-over`, { agentId: mara })
      await scene.team('POST', `${path}/messages`, {
        clientId: 'mara-1',
        author: { kind: 'agent', id: mara },
        text: 'Your order is on its way.',
      })
      await scene.team('POST', `${path}/return`, { agentId: mara })
      const { status, holder } = await scene.team('GET', path)
      must(status === 'open' && holder.kind === 'assistant', `given back it is ${status}, with ${holder.kind}`)
      const { seq } = await dana.until('Returned')
      await dana.writes('How do I connect to the Wi-Fi?')
      await dana.until(['AssistantSaid'], seq)
    },
  },
]

/** Played last: it lets the desk's clock run ahead. */
export const lostAgentDrills: readonly Drill[] = [
  {
    name: 'nobody-left-with-a-dead-machine',
    failure: 10,
    story:
      'The machine of somebody who holds a case, and is asked for another, dies: within 45 seconds both go to a colleague, and the customer is told.',
    async play(scene) {
      const mara = await scene.person('Mara')
      const connection = await scene.desk.connect(scene.workspace, mara)
      const dana = await scene.customer()
      await dana.pressesForPerson()
      const { offerId } = await dana.until('Offered')
      await scene.team('POST', `/v1/offers/${offerId}/accept`, { agentId: mara })
      const eve = await scene.customer()
      await eve.pressesForPerson()
      const asked = await eve.until('Offered')
      must(asked['agentId'] === mara, 'nobody was asked')
      const sam = await scene.person('Sam')
      await connection.cut()
      scene.desk.pass(30_000)
      const back = await dana.until('TakenBack')
      for (const [customer, seq] of [
        [dana, back.seq],
        [eve, asked.seq],
      ] as const) {
        const offered = await customer.until('Offered', seq)
        must(offered['agentId'] === sam, `${offered['agentId']} was asked, whose machine is dead`)
      }
      const told = (await dana.sees()).find(({ type }) => type === 'TakenBack')
      must(told?.['told']?.key === 'handoff.requeued', 'the customer was not told that somebody else takes over')
    },
  },
]
