import * as z from 'zod'

const Content = {
  mediatype: z.string().optional(),
  encoding: z.enum(['none', 'json', 'base64url']).optional(),
  body: z.unknown().optional(),
}

/**
 * A conversation as a vCon (draft-ietf-vcon-vcon-core, with the contact-centre extension): what Baton writes. Parties and dialogs refer to
 * each other by their place in the list; times are RFC 3339.
 */
export const Vcon = z.object({
  uuid: z.uuid().describe('version 8: of the conversation at this version, so that the same export has the same'),
  extensions: z.array(z.string()),
  created_at: z.string(),
  updated_at: z.string(),
  subject: z.string().optional(),
  redacted: z
    .object({ type: z.string() })
    .optional()
    .describe('words were erased: the places where they stood are empty'),
  parties: z.array(
    z.object({
      type: z.enum(['person', 'bot', 'organization']),
      role: z.string().optional(),
      name: z.string().optional(),
      mailto: z.string().optional(),
      uuid: z.string().optional(),
      dept: z.string().optional(),
      org: z.string().optional(),
    }),
  ),
  dialog: z.array(
    z.object({
      type: z.enum(['text', 'transfer']),
      start: z.string(),
      parties: z.array(z.int()).optional(),
      ...Content,
      message_id: z.string().optional(),
      application: z.string().optional(),
      interaction_id: z.string().optional(),
      skill: z.array(z.string()).optional(),
      transferee: z.int().optional(),
      transferor: z.int().optional(),
      transfer_target: z.int().optional(),
      original: z.array(z.int()).optional(),
      target_dialog: z.int().optional(),
    }),
  ),
  analysis: z.array(
    z.object({
      type: z.string(),
      dialog: z.array(z.int()).optional(),
      vendor: z.string(),
      schema: z.string(),
      ...Content,
    }),
  ),
  attachments: z.array(
    z.object({ purpose: z.string(), start: z.string(), party: z.int(), dialog: z.int(), ...Content }),
  ),
})
export type Vcon = z.infer<typeof Vcon>
