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

export const IntentsState = z.object({
  source: z.enum(['own', 'starter', 'off']).describe('whose intents they are'),
  intents: z.array(z.object({ name: z.string(), areas: z.array(z.string()), examples: z.array(z.string()) })),
  nothing: z.array(z.string()),
  changedAt: Time.nullable(),
  model: z.object({
    state: z.enum(['ready', 'learning', 'failed', 'none']),
    version: z.int().nullable().describe('counts the changes that it was learned from; facts carry it'),
    learnedAt: Time.nullable(),
    seconds: z.number().nullable().describe('how long it took'),
    examples: z.int().nullable(),
    threshold: z.number().nullable().describe('below this confidence a message is refused: about none of them'),
    fault: z.string().nullable(),
  }),
})

export const intentEndpoints = {
  getIntents: endpoint({
    method: 'GET',
    path: '/v1/intents',
    summary: 'What messages can be about, with examples, and how learning them stands',
    tag,
    callers: ['key', 'lead', 'admin'],
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
}
