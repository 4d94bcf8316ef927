import http from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Fact, Locale } from '@baton/engine'
import { phrase } from '@baton/protocol'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { putArticle } from '../../knowledge/knowledge.ts'
import { putPlaybook } from '../../playbooks/playbooks.ts'
import { eachDatabase } from '../../testing/databases.ts'
import { createRehearsal, type Played, type Rehearsal } from '../../testing/rehearsal.ts'
import type { Assistant } from '../assistant.ts'
import { createBuiltInAssistant } from './built-in-assistant.ts'

const articles: [id: string, locale: Locale, title: string, body: string][] = [
  ['frozen', 'en', 'The screen is frozen', '1. Connect the **charger**.\n2. Hold the power button for 40 seconds.'],
  ['frozen', 'de', 'Das Bild ist eingefroren', 'Halten Sie die Taste 40 Sekunden gedrückt.'],
  ['returns', 'en', 'Return a parcel', 'Send it back within 30 days.'],
  ['cancel', 'en', 'Cancel the Plus membership', 'Choose Cancel in your account.'],
  ['cost', 'en', 'Price of the Plus membership', 'It costs 9 euro.'],
  [
    'spots',
    'en',
    'Broken glass',
    'When the screen is frozen and has spots, its glass is broken. The warranty does not cover that.',
  ],
]

const orderStatus = `title: { en: Where is my order?, de: Wo ist meine Bestellung? }
when: { examples: { en: [where is my order], de: [wo ist meine Bestellung] } }
inputs:
  order:
    ask: { en: What is your order number?, de: Wie lautet Ihre Bestellnummer? }
    pattern: '\\b\\d{5}\\b'
steps:
  - id: lookup
    action: { url: '{{baseUrl}}/orders/{{order}}', timeoutMs: 1500, saveAs: found }
  - id: sent
    if: { path: found.status, equals: sent }
    say: { en: 'Order {{order}} was sent on {{found.day}}.', de: 'Die Bestellung {{order}} ging am {{found.day}} ab.' }
    check: true
  - id: look-around
    if: { path: found.status, equals: sent }
    say: Please ask your neighbours.
    check: true
  - id: unknown
    if: { path: found.status, exists: false }
    say: I could not look up order {{order}}.
  - id: give-up
    handoff: { note: 'Search for order {{order}}.' }
`
const refund = `title: Refund a book
when: { examples: [please refund my book] }
inputs:
  order: { ask: Which order number?, pattern: '\\b\\d{5}\\b' }
steps:
  - id: promise
    say: I am checking your order.
  - id: pay
    action: { method: POST, url: '{{baseUrl}}/refunds/{{order}}', body: { order: '{{order}}' }, timeoutMs: 1500, saveAs: paid, moneyPath: true, undo: 'Charge order {{order}} again.' }
  - id: done
    say: '{{paid.amount}} are on their way.'
    check: true
`

const address = `title: Complete an address
when: { examples: [the address of my parcel is not complete] }
steps:
  - id: where
    say: { en: Please complete it under your orders., de: Bitte ergänzen Sie sie unter Ihren Bestellungen. }
    check: true
    point: { label: { en: Complete address, de: Adresse ergänzen }, note: { en: Here, de: Hier } }
  - id: again
    say: Please try it once more.
    check: true
`

interface Received {
  method: string
  url: string
  key: string | undefined
}

eachDatabase((_, open) => {
  let assistant: Assistant
  let shop: http.Server
  let received: Received[] = []
  let answer: (response: http.ServerResponse) => void

  const json =
    (value: unknown, status = 200) =>
    (response: http.ServerResponse) =>
      void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))

  beforeAll(async () => {
    const { db } = await open()
    for (const [id, locale, title, body] of articles) {
      await putArticle(db, 'w1', { id, locale, title, url: `/help/${id}`, tags: [], body }, 1)
    }
    await putPlaybook(db, 'w1', 'order-status', orderStatus, 1)
    await putPlaybook(db, 'w1', 'refund', refund, 1)
    await putPlaybook(db, 'w1', 'address', address, 1)
    shop = http.createServer((request, response) => {
      received.push({
        method: request.method ?? '',
        url: request.url ?? '',
        key: request.headers['idempotency-key'] as string | undefined,
      })
      answer(response)
    })
    await new Promise<void>((done) => shop.listen(0, '127.0.0.1', done))
  })
  beforeEach(async () => {
    const { db } = await open()
    const origin = `http://127.0.0.1:${(shop.address() as AddressInfo).port}`
    assistant = createBuiltInAssistant({ db, allowedOrigins: () => [origin], baseUrl: () => origin })
    received = []
    answer = json({ status: 'sent', day: 'Monday' })
  })
  afterAll(() => {
    shop.closeAllConnections()
    shop.close()
  })

  const alone = (ref: string, text: string) =>
    ({ kind: 'article', text, ref, url: null, results: null, at: null }) as const

  /** The customer writes, the quiet time passes, and what follows happens as on the server. */
  async function tell(it: Rehearsal, ...messages: string[]): Promise<Played> {
    const before = it.records.length
    for (const message of messages) it.write(message)
    const basedOn = it.state.lastCustomer?.messageId ?? ''
    if (it.state.holder.kind === 'assistant') it.command({ type: 'ConsiderTurn', turnId: 'considered', basedOn })
    const played: Played =
      it.state.holder.kind === 'assistant' ? await it.play(assistant) : { batches: [], facts: [], shown: [], ms: 0 }
    return { ...played, facts: it.records.slice(before).map(({ fact }) => fact) }
  }
  const of = <T extends Fact['type']>(facts: readonly Fact[], type: T) =>
    facts.filter((fact): fact is Extract<Fact, { type: T }> => fact.type === type)
  const attempts = (it: Rehearsal) => it.state.attempts.map(({ path, ref, outcome }) => `${path} ${ref} ${outcome}`)
  const reason = (it: Rehearsal) => it.state.handoff?.reason

  describe('answers', () => {
    test('come from the article, in its words without markup, with their source, and ask whether they helped', async () => {
      const it = createRehearsal()
      const { facts, shown } = await tell(it, 'Hi!', 'my screen is frozen, what can I do?')
      expect(shown).toEqual(['1. Connect the charger.\n2. Hold the power button for 40 seconds.\n\nDid that help?'])
      const [said] = of(facts, 'AssistantSaid')
      expect(said?.citations).toMatchObject([{ articleId: 'frozen', passageId: 'frozen:en:0', url: '/help/frozen' }])
      expect(it.state.question).toMatchObject({ kind: 'did-that-help', attemptId: it.state.attempts[0]?.attemptId })
      expect(of(facts, 'TurnEnded')).toMatchObject([{ outcome: 'answered', fault: null, usage: { model: 'built-in' } }])
      expect(of(facts, 'TurnEnded')[0]?.usage.confidence).toBe(said?.citations[0]?.score)
    })

    test('are in the customer’s language', async () => {
      const { shown } = await tell(createRehearsal({ locale: 'de' }), 'Das Bild ist eingefroren')
      expect(shown[0]).toBe('Halten Sie die Taste 40 Sekunden gedrückt.\n\nHat das geholfen?')
    })

    test('are not told as if they were new where the customer has read the article alone', async () => {
      const it = createRehearsal()
      it.command({ type: 'NoteSelfService', uses: [alone('frozen', 'The screen is frozen')] })
      const { shown } = await tell(it, 'my screen is frozen, what can I do?')
      expect(shown).toEqual([
        `${phrase('youHaveRead', 'en', { title: 'The screen is frozen' })}\n1. Connect the charger.\n2. Hold the power button for 40 seconds.\n\nDid that help?`,
      ])
      const next = await tell(it, 'no')
      expect(next.shown[0]).toContain('its glass is broken')
      expect(next.shown[0]).not.toContain('already')
    })

    test('of articles that are as near, the one that is new to the customer is told', async () => {
      const asked = 'the Plus membership'
      const options = await tell(createRehearsal(), asked)
      expect(of(options.facts, 'AssistantSaid')[0]?.kind).toBe('clarify')
      const it = createRehearsal()
      it.command({ type: 'NoteSelfService', uses: [alone('cost', 'Price of the Plus membership')] })
      const { facts } = await tell(it, asked)
      expect(of(facts, 'AssistantSaid')[0]).toMatchObject({ kind: 'answer', citations: [{ articleId: 'cancel' }] })
    })

    test('that helped end with a short word', async () => {
      const it = createRehearsal()
      await tell(it, 'my screen is frozen')
      const { shown } = await tell(it, 'yes')
      expect(shown).toEqual([`${phrase('glad', 'en')} ${phrase('anythingElse', 'en')}`])
      expect(attempts(it)).toEqual(['article frozen customer-said-yes'])
    })

    test.each([
      ['en', 'Great, that worked', 'And how do I return a parcel?', 'within 30 days'],
      ['de', 'Super, das hat geklappt', 'Das Bild ist eingefroren', '40 Sekunden'],
    ] as const)(
      'are not looked for where a person has solved it and passed it back (%s)',
      async (locale, thanks, question, answer) => {
        const it = createRehearsal({ locale })
        it.command({ type: 'TakeOver', agentId: 'ada' })
        it.command({ type: 'ReplyAsAgent', agentId: 'ada', messageId: 'a1', clientId: 'a1', text: 'Restart it.' })
        it.write(thanks)
        it.command({ type: 'ReturnToAssistant', agentId: 'ada', briefing: null })
        const { shown } = await tell(it)
        expect(shown).toEqual([`${phrase('glad', locale)} ${phrase('anythingElse', locale)}`])
        expect(attempts(it)).toEqual([])
        expect((await tell(it, question)).shown[0]).toContain(answer)
      },
    )

    test('that helped, with another question behind: the question is answered', async () => {
      const it = createRehearsal()
      await tell(it, 'my screen is frozen')
      const { shown } = await tell(it, 'yes! and how do I return a parcel?')
      expect(shown[0]).toContain('within 30 days')
    })

    test('that did not help are not given again: the next best is, then a person comes', async () => {
      const it = createRehearsal()
      await tell(it, 'the screen is frozen')
      const second = await tell(it, 'no')
      expect(of(second.facts, 'AssistantSaid')[0]?.citations[0]?.articleId).toBe('spots')
      await tell(it, 'no, that is not it')
      expect(reason(it)).toEqual({ kind: 'attempts-used-up', failed: 2, limit: 2 })
      expect(attempts(it)).toEqual(['article frozen customer-said-no', 'article spots customer-said-no'])
    })

    test('that get no yes or no are left open as unknown when the customer goes on', async () => {
      const it = createRehearsal()
      await tell(it, 'my screen is frozen')
      await tell(it, 'how do I return a parcel?')
      expect(attempts(it)).toEqual(['article frozen no-answer', 'article returns open'])
    })

    test('that are being tried are waited for', async () => {
      const it = createRehearsal()
      await tell(it, 'my screen is frozen')
      const { shown } = await tell(it, 'ok I will try')
      expect(shown).toEqual([phrase('didThatHelp', 'en')])
      await tell(it, 'yes')
      expect(attempts(it)).toEqual(['article frozen customer-said-yes'])
    })
  })

  describe('when it does not know', () => {
    test('it says so, records what it looked for, and a person takes over', async () => {
      const it = createRehearsal()
      const { facts, shown } = await tell(it, 'which vaccine do I need for Kenya?')
      expect(shown).toEqual([phrase('iDoNotKnow', 'en')])
      expect(of(facts, 'AttemptEnded')).toMatchObject([
        { outcome: 'nothing-found', evidence: { score: 0, articleIds: [] } },
      ])
      expect(it.text(of(facts, 'AttemptStarted')[0]?.titleTextId)).toBe('which vaccine do I need for Kenya?')
      expect(reason(it)).toEqual({ kind: 'not-grounded', score: 0, threshold: 0.3 })
      expect(of(facts, 'TurnEnded')).toMatchObject([{ outcome: 'handed-off' }])
    })

    test('what is empty is asked about once, then a person comes', async () => {
      const it = createRehearsal()
      const { shown } = await tell(it, 'help!!')
      expect(shown).toEqual([phrase('sayItDifferently', 'en')])
      await tell(it, 'it does not work')
      expect(reason(it)?.kind).toBe('not-grounded')
    })

    test('greetings and thanks get their own, without an attempt', async () => {
      const it = createRehearsal({ locale: 'fr' })
      expect((await tell(it, 'Bonjour')).shown).toEqual([phrase('hello', 'fr')])
      expect((await tell(it, 'merci')).shown).toEqual([phrase('anythingElse', 'fr')])
      expect(attempts(it)).toEqual([])
    })

    test.each([
      ['SQL', `'; drop table baton.articles; -- frozen & | ! :*`],
      ['markup', '<script>alert(1)</script><img src=x onerror=alert(1)>'],
      ['a long text', 'frozen '.repeat(20_000)],
      ['signs', '@'.repeat(16_000)],
    ])('%s is answered like any words', async (_name, words) => {
      const it = createRehearsal()
      const { facts } = await tell(it, words)
      expect(of(facts, 'TurnEnded')).toMatchObject([{ fault: null }])
    })
  })

  describe('when it is unsure', () => {
    const unsure = 'Plus membership'

    test('it asks once which is meant, and the choice answers', async () => {
      const it = createRehearsal()
      const { facts, shown } = await tell(it, unsure)
      expect(shown).toEqual([phrase('clarifyIntro', 'en')])
      const asks = of(facts, 'AssistantSaid')[0]?.asks
      expect(asks?.kind === 'clarify' && asks.options.map(({ articleId }) => articleId).toSorted()).toEqual([
        'cancel',
        'cost',
      ])
      const { shown: told } = await tell(it, 'Cancel the Plus membership')
      expect(told[0]).toContain('Choose Cancel in your account.')
      expect(attempts(it)).toEqual(['article cancel open'])
    })

    test('none of these: it does not know', async () => {
      const it = createRehearsal()
      await tell(it, unsure)
      const { shown } = await tell(it, phrase('noneOfThese', 'en'))
      expect(shown).toEqual([phrase('iDoNotKnow', 'en')])
      expect(reason(it)?.kind).toBe('not-grounded')
    })

    test('it does not ask a second time in one episode', async () => {
      const it = createRehearsal()
      await tell(it, unsure)
      await tell(it, 'how do I return a parcel?')
      await tell(it, 'yes')
      const { facts } = await tell(it, unsure)
      expect(of(facts, 'AssistantSaid')[0]?.kind).toBe('answer')
      expect(it.state.clarified).toBe(1)
    })
  })

  describe('a playbook that shows where', () => {
    const words = 'the address of my parcel is not complete'
    const page = { url: 'https://shop.example/orders', title: 'Orders' }
    const target = { id: 7, role: 'button', label: 'Adresse  Ergänzen', x: 0, y: 0, width: 1, height: 1 }

    test('points beside what it says, by its name on the page, and does not with the next step', async () => {
      const it = createRehearsal({ page })
      const { facts, shown } = await tell(it, words)
      expect(shown).toEqual(['Please complete it under your orders.\n\nDid that help?'])
      const [pointed] = of(facts, 'Pointed')
      expect(pointed).toMatchObject({ captureId: null, node: null, urlTextId: null })
      expect([it.text(pointed?.labelTextId), it.text(pointed?.noteTextId)]).toEqual(['Complete address', 'Here'])
      expect(of((await tell(it, 'no')).facts, 'Pointed')).toEqual([])
    })

    test('points at the very thing where a picture of the page was taken, whatever language the page is in', async () => {
      const it = createRehearsal({ page, picture: { captureId: 'cap_1', targets: [target] } })
      const [pointed] = of((await tell(it, words)).facts, 'Pointed')
      expect(pointed).toMatchObject({ captureId: 'cap_1', node: 7 })
    })

    test('says the same where there is no page', async () => {
      const it = createRehearsal()
      const { facts, shown } = await tell(it, words)
      expect(shown).toHaveLength(1)
      expect(of(facts, 'Pointed')).toEqual([])
    })
  })

  describe('a playbook', () => {
    test('asks for what it needs, acts, tells, and goes on to its next step after a no', async () => {
      const it = createRehearsal()
      const first = await tell(it, 'where is my order?')
      expect(first.shown).toEqual(['What is your order number?'])
      expect(it.state.question).toMatchObject({ kind: 'input', playbookId: 'order-status', name: 'order' })

      const second = await tell(it, 'it is 12345')
      expect(received).toMatchObject([{ method: 'GET', url: '/orders/12345' }])
      expect(second.shown).toEqual(['Order 12345 was sent on Monday.\n\nDid that help?'])
      expect(of(second.facts, 'AttemptEnded')).toMatchObject([
        { outcome: 'action-done', evidence: { httpStatus: 200 } },
      ])

      expect((await tell(it, 'no')).shown).toEqual(['Please ask your neighbours.\n\nDid that help?'])
      await tell(it, 'no')
      expect(reason(it)).toEqual({ kind: 'playbook', playbookId: 'order-status', stepId: 'give-up', cause: 'policy' })
      expect(it.text(it.records.map(({ fact }) => fact).find((fact) => fact.type === 'Escalated')?.noteTextId)).toBe(
        'Search for order 12345.',
      )
      expect(attempts(it)).toEqual([
        'playbook order-status/lookup customer-said-no',
        'action order-status/lookup action-done',
        'playbook order-status/look-around customer-said-no',
      ])
    })

    test('never asks for what was said, however long ago in the episode', async () => {
      const it = createRehearsal()
      await tell(it, 'Hello, I have a question about 12345')
      const { shown } = await tell(it, 'well, where is my order?')
      expect(shown).toEqual(['Order 12345 was sent on Monday.\n\nDid that help?'])
      expect(it.records.some(({ fact }) => fact.type === 'AssistantSaid' && fact.kind === 'ask-input')).toBe(false)
    })

    test('takes what a person wrote in the briefing for said', async () => {
      const it = createRehearsal()
      it.write('I want to talk to a person')
      it.command({ type: 'TakeOver', agentId: 'ada' })
      it.command({ type: 'ReturnToAssistant', agentId: 'ada', briefing: 'Order 54321 is checked.' })
      expect((await tell(it, 'where is my order?')).shown[0]).toContain('Order 54321 was sent')
    })

    test('speaks the customer’s language', async () => {
      const it = createRehearsal({ locale: 'de' })
      expect((await tell(it, 'Wo ist meine Bestellung?')).shown).toEqual(['Wie lautet Ihre Bestellnummer?'])
      expect((await tell(it, '12345')).shown[0]).toContain('Die Bestellung 12345 ging am Monday ab.')
    })

    test('asks twice at most, then a person comes', async () => {
      const it = createRehearsal()
      await tell(it, 'where is my order?')
      expect((await tell(it, 'no idea')).shown).toEqual(['What is your order number?'])
      await tell(it, 'I lost it')
      expect(reason(it)).toEqual({ kind: 'playbook', playbookId: 'order-status', stepId: 'lookup', cause: 'ended' })
    })

    test('that helped is over', async () => {
      const it = createRehearsal()
      await tell(it, 'where is my order 12345?')
      const { shown } = await tell(it, 'yes')
      expect(shown[0]).toContain(phrase('glad', 'en'))
      expect(it.state.playbook).toBeNull()
    })

    test('is not begun again in the episode in which it failed', async () => {
      const it = createRehearsal()
      await tell(it, 'where is my order 12345?')
      await tell(it, 'yes')
      const { facts } = await tell(it, 'but where is my order?')
      expect(of(facts, 'PlaybookMoved')).toEqual([])
    })

    test('whose end is reached without a solution ends with a person', async () => {
      const it = createRehearsal()
      answer = json({ amount: '9 €' })
      await tell(it, 'please refund my book 12345')
      await tell(it, 'no')
      expect(reason(it)).toEqual({ kind: 'playbook', playbookId: 'refund', stepId: 'pay', cause: 'ended' })
    })

    test.each([
      ['does not answer', () => {}, 'timeout'],
      ['fails', json({}, 500), 'http-error'],
      ['talks nonsense', (response: http.ServerResponse) => void response.end('<html>'), 'bad-answer'],
    ])('whose action %s says so and goes on', async (_name, broken, fault) => {
      answer = broken
      const it = createRehearsal()
      const { facts, shown } = await tell(it, 'where is my order 12345?')
      expect(of(facts, 'AttemptEnded')).toMatchObject([{ outcome: 'action-failed', evidence: { fault } }])
      expect(shown).toEqual(['I could not look up order 12345.'])
      expect(reason(it)).toMatchObject({ kind: 'playbook', stepId: 'give-up', cause: 'policy' })
    })

    test('that fails where money is concerned goes to a person at once', async () => {
      answer = json({}, 503)
      const it = createRehearsal()
      const { shown } = await tell(it, 'please refund my book 12345')
      expect(shown).toEqual([`I am checking your order.\n\n${phrase('actionFailed', 'en')}`])
      expect(reason(it)).toEqual({ kind: 'playbook', playbookId: 'refund', stepId: 'pay', cause: 'action-failed' })
      expect(received).toHaveLength(1)
    })

    test('commits that it acts before it does', async () => {
      const it = createRehearsal()
      it.write('please refund my book 12345')
      answer = json({ amount: '9 €' })
      const committed: number[] = []
      await it.play(assistant, { afterBatch: () => void committed.push(received.length) })
      expect(committed).toEqual([0, 1])
    })

    test('what was done is not done again when a person has passed the customer back', async () => {
      const it = createRehearsal()
      answer = json({ amount: '9 €' })
      await tell(it, 'please refund my book 12345')
      await tell(it, 'I want to talk to a person')
      it.command({ type: 'TakeOver', agentId: 'ada' })
      it.command({ type: 'ReturnToAssistant', agentId: 'ada', briefing: 'Done: the refund of 12345.' })
      const before = received.length
      await tell(it, 'please refund my book 12345')
      expect(received.slice(before)).toEqual([])
      expect(it.state.attempts.find(({ path }) => path === 'action')?.undoTextId).toBeDefined()
    })

    test('acts once, though the customer writes while it acts', async () => {
      const it = createRehearsal()
      it.write('please refund my book 12345')
      let overtaken = 0
      answer = (response) => {
        overtaken += 1
        it.write('are you there?')
        json({ amount: '9 €' })(response)
      }
      const { facts } = await it.play(assistant)
      expect(of(facts, 'ReplyWithheld')).toMatchObject([{ because: 'superseded' }])
      const again = await it.play(assistant)
      expect(again.shown).toEqual(['9 € are on their way.\n\nDid that help?'])
      expect([overtaken, received.length]).toEqual([1, 1])
      expect(attempts(it)).toContain('action refund/pay action-done')
    })

    test('whose payment may have been made before a crash is not made again: a person looks', async () => {
      const it = createRehearsal()
      it.write('please refund my book 12345')
      answer = json({ amount: '9 €' })
      const turn = assistant.takeTurn
      const crashes: Assistant = {
        name: 'crashes',
        async *takeTurn(given) {
          for await (const acts of turn(given)) {
            yield acts
            return
          }
        },
      }
      await it.play(crashes)
      expect(received).toEqual([])
      await it.play(assistant)
      expect(received).toEqual([])
      expect(reason(it)).toMatchObject({ kind: 'playbook', cause: 'action-failed' })
    })

    test('sends the same key when an action without money is made again after a crash', async () => {
      const it = createRehearsal()
      it.write('where is my order 12345?')
      const { batches } = await it.play({
        name: 'crashes',
        async *takeTurn(given) {
          for await (const acts of assistant.takeTurn(given)) {
            yield acts
            return
          }
        },
      })
      const started = batches.flat().find((act) => act.kind === 'start-attempt' && act.path === 'action')
      await it.play(assistant)
      expect(received).toMatchObject([
        { url: '/orders/12345', key: started?.kind === 'start-attempt' ? started.attemptId : '' },
      ])
    })
  })
})
