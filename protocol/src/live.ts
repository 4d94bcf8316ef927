import * as z from 'zod'
import { Capture } from './capture.ts'
import { ConversationEvent } from './event.ts'
import { Problem } from './problem.ts'
import { AgentRow, ConversationRow } from './rows.ts'
import { Wait } from './wait.ts'
import { highestSeq, Id, MessageText, Page } from './shapes.ts'

const seq = z.int().min(0).max(highestSeq)

/** What a client may say on `WS /v1/live`. The first frame is `hello`; agents' browsers are known by their session cookie. */
export const ClientFrame = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('hello'), token: z.string().max(4096).optional() }),
  /** Everything of one conversation after `after`, then everything new. Sent again it resumes from another place. */
  z.strictObject({ type: z.literal('subscribe'), conversationId: Id, after: seq }),
  z.strictObject({ type: z.literal('unsubscribe'), conversationId: Id }),
  /** All conversations and agents of the workspace as rows; `cursor` resumes where the last `rows` frame ended. Agents and keys only. */
  z.strictObject({ type: z.literal('follow'), cursor: z.string().max(64).optional() }),
  z.strictObject({
    type: z.literal('send'),
    conversationId: Id,
    clientId: Id,
    text: MessageText,
    kind: z.enum(['message', 'note']).default('message'),
    page: Page.optional(),
  }),
  z.strictObject({ type: z.literal('typing'), conversationId: Id, on: z.boolean() }),
  z.strictObject({ type: z.literal('seen'), conversationId: Id, upTo: seq }),
  /** An agent uses the inbox: keyboard or pointer. Told at most every 20 seconds. */
  z.strictObject({ type: z.literal('active') }),
  z.strictObject({ type: z.literal('ping') }),
])
export type ClientFrame = z.infer<typeof ClientFrame>

/** What the server says. `events` of a conversation come in order, without gap or double; `upTo` is the cursor to resume from. */
export const ServerFrame = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('ready'),
    you: z.object({ kind: z.enum(['customer', 'agent', 'key']), id: z.string(), name: z.string().nullable() }),
    now: z.string(),
  }),
  z.object({
    type: z.literal('events'),
    conversationId: z.string(),
    events: z.array(ConversationEvent),
    upTo: seq,
    /** True when everything up to the newest fact has been sent. */
    caughtUp: z.boolean(),
    /** Your place lies beyond the end of this log, which was restored to an older state: forget what you have of the conversation. */
    anew: z.literal(true).optional(),
  }),
  z.object({
    type: z.literal('rows'),
    conversations: z.array(ConversationRow),
    /**
     * People: on the answer to `follow` those who are there, at most a hundred, and you yourself; then whoever of them changed. Others are asked
     * for with `GET /v1/agents`.
     */
    agents: z.array(AgentRow),
    /** People of whom you are told no more. */
    gone: z.array(z.string()).optional(),
    /** Absent on rows pushed ahead of the follower; keep the last one you got. */
    cursor: z.string().optional(),
    /** True on the answer to `follow` without a cursor: rows not in it are gone. */
    whole: z.boolean().optional(),
    /** Your cursor was given by another log, or by this one before it was restored: forget all rows, whatever their version. */
    anew: z.literal(true).optional(),
  }),
  z.object({
    type: z.literal('sent'),
    clientId: z.string(),
    seq: z.int(),
    /** Where it went, when that is another conversation: what a customer writes follows a merge. */
    conversationId: z.string().optional(),
  }),
  z.object({ type: z.literal('refused'), clientId: z.string(), problem: Problem }),
  z.object({
    type: z.literal('typing'),
    conversationId: z.string(),
    by: z.object({
      kind: z.enum(['customer', 'agent', 'assistant']),
      name: z.string().nullable(),
      /** Where a person's picture is, where they have one. */
      picture: z.string().optional(),
    }),
    on: z.boolean(),
  }),
  /** The page as the customer uses it: to the holder whom they allowed to follow it. Never stored. */
  z.object({ type: z.literal('page-live'), conversationId: z.string(), at: z.string(), capture: Capture }),
  /** How far each side has got and read, as sequence numbers. */
  z.object({
    type: z.literal('receipts'),
    conversationId: z.string(),
    customer: z.object({ delivered: seq, seen: seq }),
    team: z.object({ delivered: seq, seen: seq }),
  }),
  /** How long a customer who waits will probably wait, as the queue moves; each at most every 15 seconds. Never stored. */
  z.object({ type: z.literal('wait'), conversationId: z.string(), wait: Wait }),
  z.object({ type: z.literal('problem'), problem: Problem }),
  /** The server closes after it. Connect again and resume by your cursors. */
  z.object({ type: z.literal('bye'), because: z.enum(['shutting-down', 'session-ended', 'too-slow', 'resolved']) }),
  z.object({ type: z.literal('pong') }),
])
export type ServerFrame = z.infer<typeof ServerFrame>

/**
 * What is asked of `GET /v1/live` with `accept: text/event-stream`, where no socket can be had: the same frames as server-sent events. Each
 * carries an id; sent back as `Last-Event-ID`, the next stream goes on from there. Credentials as for any call.
 */
export const StreamQuery = z.strictObject({
  /** Rows of all conversations and agents; agents and keys only. */
  follow: z.literal('1').optional(),
  cursor: z.string().max(64).optional(),
  /** `12.cnv_x`, as often as you like: this conversation after its fact number 12. */
  conversation: z
    .union([z.string(), z.array(z.string())])
    .default([])
    .transform((given) => (typeof given === 'string' ? [given] : given))
    .pipe(
      z
        .array(
          z
            .string()
            .max(150)
            .regex(/^\d{1,10}\.[\w.:@+-]{1,128}$/),
        )
        .max(20),
    ),
})
export type StreamQuery = z.infer<typeof StreamQuery>
