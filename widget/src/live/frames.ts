import { readEvent, type Person, type WidgetEvent } from '../thread/read-event.ts'
import { readWait, type Wait } from '../thread/wait.ts'
import type { PageContext } from '@baton/protocol'
import type { TrailEntry } from '@baton/protocol/trail'
import { readTrouble, type Trouble } from './trouble.ts'

/** What the widget says on `WS /v1/live`. */
export type Said =
  | { type: 'hello'; token: string }
  | { type: 'subscribe'; conversationId: string; after: number }
  | { type: 'send'; conversationId: string; clientId: string; text: string; kind: 'message'; page?: PageSeen }
  | { type: 'typing'; conversationId: string; on: boolean }
  | { type: 'seen'; conversationId: string; upTo: number }
  | { type: 'ping' }

/** The customer's page, query values cut, and what happened on it and before. */
export interface PageSeen {
  url: string
  title: string
  feature?: string
  context?: PageContext
  trail?: readonly TrailEntry[]
}

/** What the widget hears. */
export type Frame =
  | { type: 'ready' | 'pong' }
  | { type: 'events'; conversationId: string; events: WidgetEvent[]; upTo: number; caughtUp: boolean; anew: boolean }
  | { type: 'sent'; clientId: string }
  | { type: 'refused'; clientId: string; problem: Trouble }
  | ({ type: 'typing'; conversationId: string; by: 'agent' | 'assistant'; on: boolean } & Person)
  | { type: 'receipts'; conversationId: string; customer: number; team: number }
  | { type: 'wait'; conversationId: string; wait: Wait }
  | { type: 'problem'; problem: Trouble }
  | { type: 'bye'; because: string }

type Loose = Record<string, unknown>

/** Reads a frame off the wire; null for what is none, or none that a customer's widget needs. */
export function readFrame(data: unknown): Frame | null {
  const raw = parsed(data)
  if (!raw) return null
  const conversationId = text(raw['conversationId'])
  const clientId = text(raw['clientId'])
  switch (raw['type']) {
    case 'ready':
    case 'pong':
      return { type: raw['type'] }
    case 'events':
      return conversationId && Array.isArray(raw['events'])
        ? { type: 'events', conversationId, ...readEvents(raw) }
        : null
    case 'sent':
      return clientId ? { type: 'sent', clientId } : null
    case 'refused':
      return clientId ? { type: 'refused', clientId, problem: readTrouble(raw['problem']) } : null
    case 'typing': {
      const by = loose(raw['by'])
      const kind = by['kind']
      if (!conversationId || (kind !== 'agent' && kind !== 'assistant')) return null
      const [name, picture] = [text(by['name']), text(by['picture'])]
      return { type: 'typing', conversationId, by: kind, name, picture, on: raw['on'] === true }
    }
    case 'receipts': {
      const [customer, team] = [whole(loose(raw['customer'])['seen']), whole(loose(raw['team'])['seen'])]
      return conversationId ? { type: 'receipts', conversationId, customer, team } : null
    }
    case 'wait': {
      const wait = readWait(raw['wait'])
      return conversationId && wait ? { type: 'wait', conversationId, wait } : null
    }
    case 'problem':
      return { type: 'problem', problem: readTrouble(raw['problem']) }
    case 'bye':
      return { type: 'bye', because: text(raw['because']) ?? '' }
    default:
      return null
  }
}

/** The part that an `events` frame and the answer of GET …/events share. `anew`: forget what came before it. */
export function readEvents(raw: Loose): { events: WidgetEvent[]; upTo: number; caughtUp: boolean; anew: boolean } {
  const events = Array.isArray(raw['events']) ? raw['events'].flatMap((e) => readEvent(e) ?? []) : []
  return { events, upTo: whole(raw['upTo']), caughtUp: raw['caughtUp'] !== false, anew: raw['anew'] === true }
}

function parsed(data: unknown): Loose | null {
  if (typeof data !== 'string') return null
  try {
    const value: unknown = JSON.parse(data)
    return typeof value === 'object' && value !== null ? (value as Loose) : null
  } catch {
    return null
  }
}

const loose = (value: unknown): Loose => (typeof value === 'object' && value !== null ? (value as Loose) : {})
const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)
const whole = (value: unknown): number => (typeof value === 'number' && value >= 0 ? Math.floor(value) : 0)
