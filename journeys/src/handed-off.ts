import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Stage } from './stage.ts'

const dayMs = 24 * 60 * 60 * 1000
const clockModule = new URL('./shifted-clock.mjs', import.meta.url).pathname

/** A server's clock that can stand some days back. */
export interface Clock {
  env: Record<string, string>
  /** Sets it so many days back, and waits until the server knows. */
  daysBack(days: number): Promise<void>
}

export function shiftedClock(): Clock {
  const file = join(mkdtempSync(join(tmpdir(), 'baton-clock-')), 'ahead')
  return {
    env: { NODE_OPTIONS: `--import=${clockModule}`, BATON_JOURNEY_CLOCK: file },
    async daysBack(days) {
      writeFileSync(file, String(-days * dayMs))
      await new Promise((resolve) => setTimeout(resolve, 60))
    },
  }
}

let count = 0

export interface HandedOff {
  id: string
  handoffId: string
}

/** What a handoff can look like, made through the API alone. */
export function handOffs({ call }: Pick<Stage, 'call'>) {
  const page = { url: 'http://folio.example/orders.html', title: 'Your orders', feature: 'orders' }

  async function conversation(customer: object, text: string, withPage = true): Promise<string> {
    const { id } = await call('POST', '/v1/conversations', { customer, ...(withPage ? { page } : {}) })
    await call('POST', `/v1/conversations/${id}/messages`, {
      clientId: `s${++count}`,
      author: { kind: 'customer' },
      text,
      ...(withPage ? { page } : {}),
    })
    return id
  }
  const handOff = async (id: string, body: object = {}): Promise<HandedOff> => ({
    id,
    handoffId: (await call('POST', `/v1/conversations/${id}/handoff`, body)).handoffId,
  })

  return {
    /** A customer who is known, on a page, who says all that is needed. */
    async rich(text?: string, body: object = {}) {
      return handOff(await this.known(text), body)
    },
    handOff,
    /** The same customer, with the assistant still. */
    async known(text = 'My order number is 48213 and the parcel has not arrived'): Promise<string> {
      const externalId = `reader-${++count}`
      await call('PUT', `/v1/customers/${externalId}`, {
        name: nameOf(count),
        tier: 'plus',
        email: `${externalId}@mail.example`,
      })
      return conversation({ externalId }, text)
    },
    /** Somebody whom nobody knows, on no page. */
    async poor(text = 'It is broken') {
      return handOff(await conversation({ externalId: `guest-${++count}` }, text, false))
    },
    /** Another system's bot, with what such bots have. */
    async handedIn(source = 'rasa', more: object = {}) {
      const answer = await call('POST', '/v1/handoffs', {
        source,
        conversationId: `${source}-${++count}`,
        customer: { name: nameOf(count), email: `guest${count}@mail.example` },
        transcript: [
          { role: 'customer', text: 'Where is my refund for invoice 2291?' },
          { role: 'bot', text: 'I could not find that. Shall I get somebody?' },
          { role: 'customer', text: 'Yes please' },
        ],
        escalation: { reason: 'low_confidence', trigger: 'bot' },
        ...more,
      })
      return { id: answer.conversationId, handoffId: answer.handoffId } as HandedOff
    },
    /** Asked for by a page of the help centre. */
    async fromPage(subject: string, text: string | null = null) {
      const externalId = `reader-${++count}`
      await call('PUT', `/v1/customers/${externalId}`, { name: nameOf(count), tier: 'standard' })
      const { id } = await call('POST', '/v1/conversations', { customer: { externalId }, page })
      if (text !== null)
        await call('POST', `/v1/conversations/${id}/messages`, {
          clientId: `s${++count}`,
          author: { kind: 'customer' },
          text,
        })
      return handOff(id, {
        selfService: {
          code: 'still-stuck',
          subject,
          article: { title: 'Connect your reader to Wi-Fi' },
          facts: { device: 'Folio Mini' },
        },
        page,
      })
    },
    /** A person asks for the order number that was said. */
    async asksAgain({ id }: HandedOff, agentId = 'mara') {
      await call('POST', `/v1/conversations/${id}/messages`, {
        clientId: `s${++count}`,
        author: { kind: 'agent', id: agentId },
        text: 'Hello, what is your order number please?',
      })
    },
    resolve: ({ id }: HandedOff, agentId = 'mara') => call('POST', `/v1/conversations/${id}/resolve`, { agentId }),
  }
}

const first = ['Nora', 'Elias', 'Priya', 'Tom', 'Ines', 'Jakub', 'Lena', 'Omar', 'Freya', 'Marco']
const last = ['Hart', 'Berg', 'Nair', 'Ellis', 'Prado', 'Nowak', 'Vance', 'Aziz', 'Lund', 'Ricci']
const nameOf = (n: number) => `${first[n % first.length]} ${last[(n * 3) % last.length]}`

/** Days of handoffs, some each day, the better connected the later. Ends today. The assistant has so long to answer each time. */
export async function weeksOfHandoffs(
  stage: Pick<Stage, 'call'>,
  clock: Clock,
  days: number,
  answerMs = 0,
): Promise<void> {
  const make = handOffs(stage)
  for (let back = days; back >= 0; back--) {
    await clock.daysBack(back)
    const order = await make.known(back % 3 ? undefined : 'How do I return the reader of order 48213?')
    const billing = back % 2 === 0 ? await make.known('The invoice 2291 charges me twice') : null
    const again = back % 4 === 1 ? await make.known('My Folio does not connect to the Wi-Fi, order 50118') : null
    if (answerMs > 0) await new Promise((resolve) => setTimeout(resolve, answerMs))
    const done: HandedOff[] = [await make.handOff(order)]
    if (billing) done.push(await make.handOff(billing, { team: 'billing' }))
    if (again) {
      const handedOff = await make.handOff(again)
      await make.asksAgain(handedOff)
      done.push(handedOff)
    }
    if (back % 7 > 4 || back > days / 2)
      done.push(await make.poor(back % 2 ? 'It is broken' : 'Nothing works any more'))
    if (back % 3 === 0) done.push(await make.handedIn(back % 2 ? 'rasa' : 'dialogflow-cx'))
    if (back > 0) for (const each of done) await make.resolve(each)
  }
}
