import * as z from 'zod'
import { MessageFile } from './files.ts'
import { Time, WireNotice } from './shapes.ts'

/** Who did it, as the reader may know it. `name` is there for people and the assistant, `picture` for people who have one: where it is, on this server. */
export const EventActor = z.object({
  kind: z.enum(['customer', 'agent', 'assistant', 'system']),
  id: z.string().optional(),
  name: z.string().optional(),
  picture: z.string().optional(),
})

/**
 * One fact of a conversation on the wire. `type` is the fact's own name; its texts stand resolved beside it (`text`, `title`, `note`, `briefing`).
 * A customer's stream leaves out what is not theirs, so `seq` may skip; nothing is reordered.
 */
export const ConversationEvent = z
  .looseObject({
    seq: z.int().positive(),
    type: z.string(),
    at: Time,
    actor: EventActor,
    /** Null where the words were erased. */
    text: z.string().nullish(),
    told: WireNotice.nullish(),
    /** Where the picture of whoever has it now is, where a notice names them and they have one. */
    picture: z.string().optional(),
    /** What a message carries; its text is empty where there is nothing else. */
    files: z.array(MessageFile).optional(),
  })
  .describe('a fact of the conversation; its further fields depend on its type')
export type ConversationEvent = z.infer<typeof ConversationEvent>
export type EventActor = z.infer<typeof EventActor>
