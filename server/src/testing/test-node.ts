import { randomBytes } from 'node:crypto'
import { pino, type Logger } from 'pino'
import type { Act } from '@baton/engine'
import type { Assistant, Turn } from '../assistant/assistant.ts'
import { readConfig } from '../config.ts'
import type { Database } from '../db/database.ts'
import { createKey } from '../identity/api-keys.ts'
import { system } from '../identity/audit.ts'
import { ensureWorkspace } from '../identity/first-run.ts'
import { createIds, type NewId } from '../ids.ts'
import type { LiveLimits } from '../live/allowance.ts'
import { createNode, type BatonNode, type NodeParts } from '../node.ts'
import { createVault, type Vault } from '../sealing/vault.ts'
import type { Summariser } from '../summary/summariser.ts'

/** A whole node on a test's database, with a scripted assistant that is clearly one. */
export interface TestNode {
  node: BatonNode
  db: Database
  workspace: string
  key: string
  newId: NewId
  /** What the assistant does in its next turns; by default it says that it does not know. */
  script(turn: (turn: Turn) => AsyncIterable<readonly Act[]>): void
  /** One request by API key, or by another credential; the answer parsed. */
  call(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<{ status: number; json: any }> // oxlint-disable-line typescript/no-explicit-any
  /** Another workspace in the same database with a key of its own. */
  another(): Promise<{ workspace: string; key: string }>
  stop(): Promise<void>
}

const root = new URL('../../..', import.meta.url).pathname
let count = 0

export async function createTestNode(
  db: Database,
  options: {
    now?: () => number
    env?: Record<string, string>
    limits?: LiveLimits
    pollMs?: number
    vault?: Vault
    log?: Logger
    summariser?: Summariser
    summaryQuietMs?: number
    openRehearsal?: NodeParts['openRehearsal']
    drillLeaseMs?: number
    drillSweepMs?: number
    mailTimes?: NodeParts['mailTimes']
    crawlTimes?: NodeParts['crawlTimes']
    embedding?: NodeParts['embedding']
    embeddingTimes?: NodeParts['embeddingTimes']
    webhookTimes?: NodeParts['webhookTimes']
    incidentSweepMs?: number
    waitTimes?: NodeParts['waitTimes']
    learningSweepMs?: number
    learningLimits?: NodeParts['learningLimits']
  } = {},
): Promise<TestNode> {
  const now = options.now ?? (() => Date.now())
  const newId = createIds(now)
  const made = async () => {
    const workspace = `t${process.pid}-${++count}`
    await ensureWorkspace({ db, newId }, { id: workspace, name: workspace, locale: 'en' }, now())
    const { key } = await createKey({ db, newId }, { workspace, name: 'test', by: system }, now())
    return { workspace, key }
  }
  const { workspace, key } = await made()
  let turns: (turn: Turn) => AsyncIterable<readonly Act[]> = doesNotKnow
  const assistant: Assistant = { name: 'scripted', takeTurn: (turn) => turns(turn) }
  const config = readConfig({ BATON_WORKSPACE: 'demo', ...options.env })
  const node = await createNode({
    config,
    db,
    assistant,
    summariser: options.summariser,
    summaryQuietMs: options.summaryQuietMs,
    openRehearsal: options.openRehearsal,
    drillLeaseMs: options.drillLeaseMs,
    drillSweepMs: options.drillSweepMs,
    mailTimes: options.mailTimes,
    crawlTimes: options.crawlTimes,
    embedding: options.embedding,
    embeddingTimes: options.embeddingTimes,
    webhookTimes: options.webhookTimes,
    incidentSweepMs: options.incidentSweepMs,
    waitTimes: options.waitTimes,
    learningSweepMs: options.learningSweepMs,
    learningLimits: options.learningLimits,
    newId,
    now,
    log: options.log ?? pino({ level: 'silent' }),
    vault: options.vault ?? createVault([randomBytes(32)]),
    root,
    version: 'test',
    ...(options.limits ? { limits: options.limits } : {}),
    ...(options.pollMs === undefined ? {} : { pollMs: options.pollMs }),
  })
  await node.start()
  return {
    node,
    db,
    workspace,
    key,
    newId,
    script: (turn) => void (turns = turn),
    another: made,
    stop: () => node.stop(),
    async call(method, url, body, headers = {}) {
      const response = await node.app.inject({
        method,
        url,
        headers: {
          authorization: `Bearer ${key}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
      })
      return { status: response.statusCode, json: response.body === '' ? null : JSON.parse(response.body) }
    },
  }
}

async function* doesNotKnow(turn: Turn): AsyncGenerator<readonly Act[]> {
  yield [
    {
      kind: 'say',
      messageId: turn.newId('message'),
      part: 0,
      last: true,
      text: 'I could not find an answer.',
      as: 'unknown',
      citations: [],
      asks: null,
      grounding: 0,
    },
    { kind: 'end', outcome: 'unknown', usage: { model: 'scripted', ms: 0, confidence: 0 }, fault: null },
  ]
}

/** A turn that says these sentences, one batch each. */
export function saying(...sentences: string[]): (turn: Turn) => AsyncGenerator<readonly Act[]> {
  return async function* (turn) {
    const messageId = turn.newId('message')
    for (const [part, text] of sentences.entries()) {
      const last = part === sentences.length - 1
      const say: Act = {
        kind: 'say',
        messageId,
        part,
        last,
        text,
        as: 'answer',
        citations: [],
        asks: null,
        grounding: 0.9,
      }
      yield last
        ? [say, { kind: 'end', outcome: 'answered', usage: { model: 'scripted', ms: 0, confidence: 0.9 }, fault: null }]
        : [say]
    }
  }
}
