import type { ConversationRow, ServerFrame } from '@baton/protocol'
import { ApiError } from '../api/call-api.ts'
import type { LiveConnection } from '../api/live-connection.ts'
import { createChance, type Chance } from '../chance.ts'
import { newReading } from './customer-line.ts'
import type { Reading } from './run-record.ts'
import type { Scene } from './scene.ts'
import type { World } from './world.ts'

export interface SimulatedAgent {
  id: string
  name: string
  /** A row of the workspace changed: an offer, a customer who waits. */
  look(row: ConversationRow): void
  /** Events of a case that is read. */
  read(frame: Extract<ServerFrame, { type: 'events' }>): void
  /** Cases in hand. */
  busy(): number
}

/** A person who accepts offers, opens the case, answers with the real agent's words, and at the end resolves or hands back. */
export function createAgent(
  world: World,
  { id, name, place }: { id: string; name: string; place: number },
  line: () => LiveConnection,
): SimulatedAgent {
  const { call, counts, pace } = world
  const offers = new Set<string>()
  const inHand = new Set<string>()
  const readings = new Map<string, Reading>()
  let written = 0

  function look(row: ConversationRow): void {
    const scene = world.scenes.get(row.id)
    if (!scene) return // somebody else's
    const offer = row.handoff?.offer
    if (offer && offer.agentId === id && !offers.has(offer.id)) {
      offers.add(offer.id)
      void guarded(row.id, () => answerOffer(offer.id, row.id, scene))
    }
    if (scene.fate.bargesIn === place && row.holder.kind === 'assistant' && row.unansweredSince !== null) {
      scene.fate.bargesIn = null
      void guarded(row.id, () => bargeIn(row.id, scene))
    }
  }

  async function answerOffer(offerId: string, conversationId: string, scene: Scene): Promise<void> {
    const chance = createChance(offerId, name)
    const refuses = scene.refusals === 0 ? scene.fate.firstOffer : 'accept'
    if (refuses === 'let-expire') {
      scene.refusals += 1
      counts.expiries += 1
      return
    }
    await pace('beforeAccepting', chance)
    if (refuses === 'decline') {
      scene.refusals += 1
      counts.declines += 1
      await call('declineOffer', { params: { id: offerId }, body: { reason: 'busy', agentId: id } })
      return
    }
    await call('acceptOffer', { params: { id: offerId }, body: { agentId: id } })
    await call('openCase', { params: { id: conversationId }, body: { agentId: id } })
    await hold(conversationId, scene, chance, true)
  }

  /** In the middle of the assistant's turn, if it can be had: it must fall silent at once. */
  async function bargeIn(conversationId: string, scene: Scene): Promise<void> {
    await pace('beforeBargingIn', scene.chance)
    await call('takeOver', { params: { id: conversationId }, body: { agentId: id } })
    counts.bargedIn += 1
    await hold(conversationId, scene, scene.chance, true)
  }

  /** Answers each time the customer has finished, until the customer has nothing more to say or is handed back. */
  async function hold(conversationId: string, scene: Scene, chance: Chance, owes: boolean): Promise<void> {
    readAlong(conversationId)
    let covered = owes ? Math.max(0, scene.begun - 1) : scene.begun
    for (;;) {
      const came = await scene.signal.until(
        () => !scene.speaking && (scene.begun > covered || owes || scene.over),
        world.patienceMs,
      )
      if (!came || (scene.begun === covered && !owes)) break
      covered = scene.begun
      owes = false
      await answer(conversationId, scene, chance, covered)
      if (scene.fate.handsBackAfter === covered && covered < scene.exchanges.length) {
        scene.fate.handsBackAfter = null
        const briefing = `Answered by ${name} up to here. Go on with what the customer asks next.`
        await call('returnToAssistant', { params: { id: conversationId }, body: { briefing, agentId: id } })
        counts.handedBack += 1
        return
      }
    }
    await call('resolve', { params: { id: conversationId }, body: { resolution: 'solved', agentId: id } })
  }

  /** The words of the person in the original; where they said nothing, a closing line. */
  async function answer(conversationId: string, scene: Scene, chance: Chance, exchange: number): Promise<void> {
    const words = scene.exchanges[exchange - 1]?.answers ?? []
    for (const text of words.length > 0 ? words : [closing(scene)]) {
      await pace('typingAnAnswer', chance)
      written += 1
      const clientId = `${conversationId}-a${place}-${written}`
      const record = world.records.get(conversationId)
      record?.sends.push({ clientId, by: 'agent', text, postponed: false })
      const { seq } = await call('postMessage', {
        params: { id: conversationId },
        body: { clientId, author: { kind: 'agent', id }, text },
      })
      record?.acks.push({ clientId, seq })
      counts.agentMessages += 1
    }
  }

  function readAlong(conversationId: string): void {
    const record = world.records.get(conversationId)
    if (!record || readings.has(conversationId)) return
    readings.set(conversationId, newReading(name, 'team', record))
    line().subscribe(conversationId)
  }

  /** What an agent may meet in a live system ends the case for them; anything else is told. */
  async function guarded(conversationId: string, act: () => Promise<void>): Promise<void> {
    inHand.add(conversationId)
    try {
      await act()
    } catch (error) {
      const expected = ['offer_gone', 'not_the_holder', 'already_with_assistant', 'conversation_resolved']
      if (!(error instanceof ApiError && expected.includes(error.problem.code)))
        world.say(`${name} in ${conversationId}: ${error instanceof Error ? error.message : String(error)}`)
    } finally {
      inHand.delete(conversationId)
    }
  }

  return {
    id,
    name,
    look,
    busy: () => inHand.size,
    read({ conversationId, events, upTo }) {
      const reading = readings.get(conversationId)
      if (!reading) return
      reading.arrived.push(...events)
      reading.upTo = Math.max(reading.upTo, upTo)
    },
  }
}

const closings: Readonly<Record<string, string>> = {
  de: 'Danke für Ihre Geduld. Ich habe mir das angesehen und mich darum gekümmert.',
  pt: 'Obrigado pela paciência. Já verifiquei e está resolvido.',
}

const closing = ({ conversation }: Scene) =>
  closings[conversation.language ?? 'en'] ??
  'Thank you for your patience. I have looked into this and taken care of it.'
