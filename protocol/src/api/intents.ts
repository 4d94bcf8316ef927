import * as z from 'zod'
import { Time, Words } from '../shapes.ts'
import { endpoint } from './endpoint.ts'

const tag = 'Intents'
const Name = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,59}$/, 'lower-case letters, digits, _ and -; at most 60')
const Message = Words(500).refine((text) => text.trim() !== '', 'has words')

export const Intent = z.strictObject({
  name: Name.describe('what agents, policies and facts call it, such as `track_order`'),
  areas: z.array(Name).max(8).default([]).describe('product areas that it touches'),
  examples: z
    .array(Message)
    .min(3, 'has at least three examples: fewer show nothing')
    .max(1000)
    .describe('messages as customers write them, in any language'),
})

/** Twenty thousand take half a minute to learn. */
const MOST = 20_000

export const IntentsInput = z
  .strictObject({
    use: z
      .enum(['own', 'starter', 'off'])
      .default('own')
      .describe('own: those of this call; starter: those that ship, in five languages; off: none is read'),
    intents: z.array(Intent).max(300).default([]),
    nothing: z
      .array(Message)
      .max(2000)
      .default([])
      .describe('messages that are about none of them: greetings, thanks, other matters'),
  })
  .superRefine(({ use, intents, nothing }, context) => {
    const say = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message })
    if (use !== 'own') {
      if (intents.length + nothing.length > 0) say(['use'], `is "${use}": then no intents come along`)
      return
    }
    if (intents.length < 2) say(['intents'], 'has at least two: there is nothing to tell apart otherwise')
    const places = new Map<string, number>()
    const owners = new Map<string, string>()
    intents.forEach(({ name, examples }, i) => {
      const before = places.get(name)
      if (before !== undefined) say(['intents', i, 'name'], `is the name of intents.${before} as well`)
      places.set(name, i)
      examples.forEach((text, k) => {
        const owner = owners.get(plain(text))
        if (owner !== undefined && owner !== name)
          say(['intents', i, 'examples', k], `is an example of "${owner}" as well: a message shows one intent`)
        owners.set(plain(text), name)
      })
    })
    nothing.forEach((text, i) => {
      const owner = owners.get(plain(text))
      if (owner !== undefined) say(['nothing', i], `is an example of "${owner}"`)
    })
    const all = intents.reduce((sum, { examples }) => sum + examples.length, nothing.length)
    if (all > MOST) say(['intents'], `has ${all} examples; at most ${MOST}`)
  })

const plain = (text: string): string => text.trim().toLowerCase()

const Counted = {
  judged: z.int().describe('examples'),
  right: z.int().describe('read as what they are'),
  refused: z.int().describe('read as none; what is neither was taken for another'),
}

/** How well the examples are told apart: each as it is read by what the others teach. */
export const IntentsMeasured = z.object({
  ...Counted,
  nothing: z.object({ judged: z.int(), refused: z.int() }).describe('of the messages about none; refused is right'),
  intents: z.array(z.object({ name: z.string(), ...Counted })),
  confusions: z
    .array(
      z.object({
        intent: z.string(),
        takenFor: z.string(),
        count: z.int(),
        examples: z.array(z.string()).describe('at most three; none while new ones are learned'),
      }),
    )
    .describe('most often first, at most 30'),
})
export type IntentsMeasured = z.infer<typeof IntentsMeasured>

export const IntentsState = z.object({
  source: z.enum(['own', 'starter', 'off']).describe('whose intents they are'),
  intents: z.array(z.object({ name: z.string(), areas: z.array(z.string()), examples: z.array(z.string()) })),
  nothing: z.array(z.string()),
  changedAt: Time.nullable(),
  model: z.object({
    state: z.enum(['ready', 'learning', 'failed', 'none']),
    progress: z.number().nullable().describe('0..1 while this node learns; null where it does not'),
    version: z.int().nullable().describe('counts the changes that it was learned from; facts carry it'),
    learnedAt: Time.nullable(),
    seconds: z.number().nullable().describe('how long it took'),
    examples: z.int().nullable(),
    threshold: z.number().nullable().describe('below this confidence a message is refused: about none of them'),
    measured: IntentsMeasured.nullable().describe('null until it was; of the model that reads now'),
    fault: z.string().nullable(),
  }),
})
export type IntentsState = z.infer<typeof IntentsState>

const Chances = z.array(z.object({ name: z.string(), chance: z.number().describe('0..1') }))

/** What a message would be read as, and why. */
export const TriedMessage = z.object({
  reading: z
    .object({
      version: z.int().describe('of the model; 0 ships'),
      refused: z.boolean().describe('about none of them, or too unlike all examples to say'),
      confidence: z.number().describe('how sure it is that the message shows one at all'),
      threshold: z.number().describe('below it a message is refused'),
      intents: Chances.describe('as it would be recorded: of the message, and of its sentences'),
      areas: z.array(z.string()),
      chances: Chances.describe('the likeliest of the message as a whole, refused or not'),
      words: z
        .array(z.object({ from: z.int(), to: z.int(), effect: z.number() }))
        .describe('what the likeliest would lose in chance without the word; below zero it would gain'),
    })
    .nullable()
    .describe('null where nothing is read: switched off, or not learned yet'),
})
export type TriedMessage = z.infer<typeof TriedMessage>

export const intentEndpoints = {
  getIntents: endpoint({
    method: 'GET',
    path: '/v1/intents',
    summary: 'What messages can be about, with examples, and how learning them stands',
    tag,
    callers: ['key', 'lead', 'admin'],
    query: z.object({
      of: z.literal('starter').optional().describe('the intents that ship, whatever is set: to begin one’s own with'),
    }),
    answer: IntentsState,
    status: 200,
    problems: [],
  }),
  putIntents: endpoint({
    method: 'PUT',
    path: '/v1/intents',
    summary:
      'Say what messages can be about: your own intents with examples, those that ship, or none. They are learned in the background',
    tag,
    callers: ['key', 'admin'],
    body: IntentsInput,
    bodyLimit: 4 * 1024 * 1024,
    answer: IntentsState,
    status: 200,
    problems: [],
  }),
  readIntent: endpoint({
    method: 'POST',
    path: '/v1/intents/read',
    summary:
      'What a message would be read as, with chances and the words that carried them. Nothing is kept of its text',
    tag,
    callers: ['key', 'lead', 'admin'],
    body: z.strictObject({ text: Message }),
    answer: TriedMessage,
    status: 200,
    problems: ['idempotency_conflict'],
    idempotency: 'key',
  }),
}
