import { incidentDrills } from './incident-drills.ts'
import { lostAgentDrills, routingDrills } from './routing-drills.ts'
import { must, type Scene } from './scene.ts'
import { transferDrills } from './transfer-drills.ts'

/** One failure of the systems people use today, played against the whole desk. Reads like a story; throws where it goes wrong. */
export interface Drill {
  name: string
  /** Its number in docs/failures.md; null where it is a scene of its own. */
  failure: number | null
  story: string
  play(scene: Scene): Promise<void>
}

const last = <T>(list: readonly T[]): T | undefined => list.at(-1)

export const drills: readonly Drill[] = [
  ...transferDrills,
  ...incidentDrills,
  ...routingDrills,
  {
    name: 'told-at-once',
    failure: 4,
    story: 'Whoever is handed over hears of it at once, in words that are true.',
    async play(scene) {
      await scene.person('Mara')
      const dana = await scene.customer()
      await dana.writes('Hello')
      const { outcome } = await dana.pressesForPerson()
      const told = (await dana.sees()).find(
        ({ type }) => type === 'Offered' || type === 'Queued' || type === 'Scheduled',
      )
      must(
        told?.['told']?.key === `handoff.${outcome.kind}`,
        `the handoff was ${outcome.kind}, and the customer read nothing of it`,
      )
    },
  },
  {
    name: 'reopened-starts-afresh',
    failure: 6,
    story: 'A chat that is opened again does not fall straight back into the old handoff.',
    async play(scene) {
      const agentId = await scene.person('Mara', 'offline')
      const dana = await scene.customer()
      await dana.writes('My reader does not connect to the Wi-Fi')
      await dana.until('AttemptStarted')
      await dana.until('AssistantSaid')
      await dana.writes('No')
      await dana.until('AttemptEnded')
      await dana.until('Escalated')
      await scene.team('POST', `/v1/conversations/${dana.id}/resolve`, { agentId })
      const resolved = await dana.until('Resolved')
      await dana.writes('How do I connect to the Wi-Fi?')
      await dana.until(['TurnEnded', 'Escalated'], resolved.seq)
      const after = (await dana.log()).filter(({ seq }) => seq > resolved.seq)
      must(!after.some(({ type }) => type === 'Escalated'), 'the old attempts led into a new handoff')
      must(
        after.some(({ type }) => type === 'AssistantSaid'),
        'nobody answered',
      )
    },
  },
  {
    name: 'speaks-after-return',
    failure: 7,
    story: 'Handed back, the assistant answers again; it is not mute for ever.',
    async play(scene) {
      const agentId = await scene.person('Mara')
      const dana = await scene.customer()
      await dana.pressesForPerson()
      await scene.team('POST', `/v1/conversations/${dana.id}/take-over`, { agentId })
      await scene.team('POST', `/v1/conversations/${dana.id}/return`, { agentId, briefing: 'The address is changed.' })
      const returned = await dana.until('Returned')
      await dana.writes('How do I connect to the Wi-Fi?')
      const said = await dana.until('AssistantSaid', returned.seq)
      must(String(said['text']).includes('router'), 'the assistant did not answer the question')
    },
  },
  {
    name: 'whole-transcript',
    failure: 13,
    story: 'All messages travel with a transfer, not the last ten; the package counts them.',
    async play(scene) {
      const agentId = await scene.person('Mara')
      await scene.team('PUT', '/v1/teams/billing', { name: 'Billing' })
      const dana = await scene.customer()
      await scene.team('POST', `/v1/conversations/${dana.id}/take-over`, { agentId })
      for (let n = 1; n <= 60; n++) {
        const message = { clientId: `l${n}`, author: { kind: 'customer' }, text: `This is line ${n}` }
        await scene.team('POST', `/v1/conversations/${dana.id}/messages`, message)
      }
      const { handoffId } = await scene.team('POST', `/v1/conversations/${dana.id}/handoff`, {
        agentId,
        team: 'billing',
      })
      const { package: pkg } = await scene.team('GET', `/v1/handoffs/${handoffId}`)
      must(
        pkg.transcript.messages === 60 && pkg.transcript.complete,
        `the package speaks of ${pkg.transcript.messages} of 60 messages`,
      )
      const read = (await dana.log()).filter(({ type }) => type === 'MessageReceived')
      must(
        read.length === 60 && last(read)?.['text'] === 'This is line 60',
        `${read.length} of 60 messages can be read`,
      )
    },
  },
  {
    name: 'which-page',
    failure: 15,
    story: 'Nobody asks "which page are you on?": the page is in the package.',
    async play(scene) {
      const dana = await scene.customer()
      await dana.writes('The button does nothing', { url: 'https://shop.example/checkout', title: 'Checkout' })
      const { handoffId } = await dana.pressesForPerson()
      const { package: pkg } = await scene.team('GET', `/v1/handoffs/${handoffId}`)
      must(pkg.page?.title === 'Checkout', 'the package does not say which page it was')
    },
  },
  {
    name: 'a-person-on-request',
    failure: 16,
    story:
      'Asking for a person always works, by words or by the button, and no customer chooses whom the desk did not.',
    async play(scene) {
      await scene.team('PUT', '/v1/teams/managers', { name: 'Managers' })
      for (const words of [
        'Can I talk to a human?',
        'Ich möchte mit einem Menschen sprechen',
        'Quiero hablar con una persona',
      ]) {
        const dana = await scene.customer()
        await dana.writes(words)
        const escalated = await dana.until('Escalated')
        must(escalated['reason'].kind === 'customer-asked', `“${words}” was not taken for what it says`)
      }
      const eve = await scene.customer()
      const { outcome } = await eve.pressesForPerson({ team: 'managers', priority: 'urgent' })
      must(outcome.team !== 'managers', 'a customer chose a team that is not theirs to choose')
    },
  },
  {
    name: 'polite-and-urgent',
    failure: null,
    story: 'A polite and urgent billing problem reaches a person at the first turn that shows it, in any language.',
    async play(scene) {
      for (const words of [
        "I'm so sorry to bother you, but my payroll run is in two hours and the card was declined twice. Could you help, please?",
        'Entschuldigen Sie bitte die Störung, aber unsere Karte wurde zweimal abgelehnt und die Gehälter müssen in zwei Stunden raus.',
        'Perdone que le moleste: nos han rechazado la tarjeta dos veces y las nóminas salen en dos horas.',
        'Excusez-moi de vous déranger, le paiement est refusé et les salaires doivent partir dans deux heures.',
        'Desculpe incomodar, o cartão foi recusado duas vezes e a folha vence em duas horas.',
      ]) {
        const dana = await scene.customer()
        await dana.writes(words)
        const { seq } = await dana.until(['Escalated', 'AssistantSaid'])
        const decided = (await dana.log()).filter(({ type }) => type === 'HandoffWeighed')
        must(
          decided.some(
            ({ seq: at, weighing }) => at < seq && weighing.outcome === 'hand-off' && weighing.rule === null,
          ),
          `“${words}” was not handed off at once`,
        )
      }
      const calm = await scene.customer()
      await calm.writes('Hello! Which cards do you accept, please?')
      await calm.until('TurnEnded')
      const weighed = (await calm.log()).find(({ type }) => type === 'HandoffWeighed')
      must(
        weighed?.['weighing'].rule !== null || weighed['weighing'].outcome !== 'hand-off',
        'a calm question about cards cost a person',
      )
    },
  },
  {
    name: 'a-scary-word',
    failure: null,
    story:
      'A trivial question with a scary word in it goes to nobody, from whatever tier; its genuine twin reaches a person at once.',
    async play(scene) {
      for (const [trivial, genuine, about] of [
        ['is there a legal-size paper option?', "You'll be hearing from my lawyer", 'legal'],
        ['the battery is killing me with its short life', 'The battery caught fire last night', 'safety'],
        ['how do I set up fraud alerts?', 'This is fraud, I never ordered any of this', 'fraud'],
        ['Wie richte ich Betrugswarnungen ein?', 'Jemand hat mein Konto übernommen und die Adresse geändert', 'fraud'],
        ['¿Hay descuento para hospitales?', 'La silla se rompió y estoy en el hospital', 'safety'],
        ['Ce bruit me tue, comment couper la notification ?', 'Je pense à me suicider', 'self-harm'],
        ['A luz machuca a vista?', 'Vou entrar com uma ação na justiça', 'legal'],
      ] as const) {
        const dana = await scene.customer()
        await dana.writes(trivial)
        await dana.until(['TurnEnded', 'Escalated'])
        const reason = (await dana.log()).find(({ type }) => type === 'Escalated')?.['reason']
        must(reason?.kind !== 'grave' && reason?.kind !== 'expected-cost', `“${trivial}” was taken for grave`)
        const eve = await scene.customer()
        await eve.writes(genuine)
        const escalated = await eve.until('Escalated')
        must(escalated['reason'].about === about, `“${genuine}” was not taken for what it says`)
      }
    },
  },
  {
    name: 'to-and-fro',
    failure: 21,
    story: 'A bot and a department that pass a chat to and fro come to an end: a person keeps it.',
    async play(scene) {
      await scene.person('Mara', 'offline')
      const dana = await scene.customer()
      const path = `/v1/conversations/${dana.id}`
      for (let i = 0; i < 3; i++) {
        await scene.team('POST', `${path}/handoff`, { reason: 'bot_error' })
        await scene.team('POST', `${path}/return`, {})
      }
      const back = (await dana.log()).findLast(({ type }) => type === 'Returned')
      await dana.writes('My reader does not connect')
      const { reason } = await dana.until('Escalated', back?.seq)
      must(reason.kind === 'bounced', `it would have gone on to and fro: ${reason.kind}`)
    },
  },
  {
    name: 'reason-is-data',
    failure: 23,
    story: 'Why it was handed off can be counted: a kind and its numbers, not a sentence in a note.',
    async play(scene) {
      const dana = await scene.customer()
      await dana.writes('My reader does not connect to the Wi-Fi')
      await dana.until('AssistantSaid')
      await dana.writes('No')
      const { reason } = (await dana.until('Escalated')) as unknown as { reason: Record<string, unknown> }
      const counted = reason['kind'] === 'attempts-used-up' && reason['failed'] === 2 && reason['limit'] === 2
      must(counted, `the reason is ${JSON.stringify(reason)}`)
    },
  },
  {
    name: 'the-answer-waits',
    failure: 25,
    story: 'Who has closed the chat finds the answer in the same thread when they come back.',
    async play(scene) {
      const agentId = await scene.person('Mara')
      const dana = await scene.customer()
      await dana.writes('My parcel is late')
      await dana.pressesForPerson()
      await scene.team('POST', `/v1/conversations/${dana.id}/messages`, {
        clientId: 'a1',
        author: { kind: 'agent', id: agentId },
        text: 'It arrives on Friday.',
      })
      const seen = (await dana.sees()).find(({ type }) => type === 'AgentReplied')
      must(seen?.['text'] === 'It arrives on Friday.', 'the answer is not in their thread')
    },
  },
  {
    name: 'one-conversation',
    failure: 27,
    story: 'A handoff opens no second conversation: the thread that was begun goes on.',
    async play(scene) {
      const dana = await scene.customer()
      await dana.writes('My parcel is late')
      await dana.pressesForPerson()
      const again = await scene.desk.call('POST', '/v1/conversations', dana.token, {})
      must(again.json.id === dana.id, 'coming back opened another conversation')
      const { conversations } = await scene.team('GET', '/v1/conversations')
      must(conversations.length === 1, `there are ${conversations.length} conversations of one customer`)
    },
  },
  {
    name: 'restart',
    failure: null,
    story: '“Hi there! Can you tell me what’s happening today?” after a handoff is known for what it is.',
    async play(scene) {
      const agentId = await scene.person('Mara')
      const dana = await scene.customer()
      await dana.writes('My reader does not connect to the Wi-Fi since the update')
      await dana.pressesForPerson()
      await scene.team('POST', `/v1/conversations/${dana.id}/messages`, {
        clientId: 'a1',
        author: { kind: 'agent', id: agentId },
        text: 'Hi there! Can you tell me what’s happening today?',
      })
      const again = (await dana.log()).find(({ type }) => type === 'AskedAgain')
      must(again?.['kind'] === 'restart', 'nobody noticed that it began anew')
    },
  },
  {
    name: 'asked-again',
    failure: null,
    story: 'Whoever asks for what the customer has said is counted, and a confirmation is not.',
    async play(scene) {
      const agentId = await scene.person('Mara')
      const dana = await scene.customer()
      await dana.writes('Where is my order 48213?')
      await dana.pressesForPerson()
      const says = (clientId: string, text: string) =>
        scene.team('POST', `/v1/conversations/${dana.id}/messages`, {
          clientId,
          author: { kind: 'agent', id: agentId },
          text,
        })
      await says('a1', 'I am looking at order 48213, is that right?')
      must(!(await dana.log()).some(({ type }) => type === 'AskedAgain'), 'a confirmation was taken for asking again')
      await says('a2', 'Could you tell me your order number?')
      const again = (await dana.log()).find(({ type }) => type === 'AskedAgain')
      must(again?.['slot'] === 'order-number', 'asking for the order number again was not noticed')
    },
  },
  {
    name: 'asked-while-waiting',
    failure: null,
    story: 'A customer who waits is invited once, and one who is angry is left in peace.',
    async play(scene) {
      const dana = await scene.customer()
      const cross = await scene.customer()
      await dana.writes('My parcel has not come')
      await cross.writes('This is ridiculous!! Nobody helps me with my parcel')
      await dana.pressesForPerson()
      await cross.pressesForPerson()
      scene.desk.pass(25_000)
      await dana.until('InvitationMade')
      const held = await cross.until(['InvitationHeldBack', 'InvitationMade'])
      must(held['because'] === 'angry', 'an angry customer was not left alone for that')
    },
  },
  ...lostAgentDrills,
]
