import * as z from 'zod'
import { Locale, Time } from '../shapes.ts'
import { endpoint } from './endpoint.ts'

const tag = 'Workspace'
const origin = z.string().max(300).describe('one of the allowed sites, as in `sites` of the workspace')

/** How the chat looks on one site. What its own script tag says goes before. */
export const SiteLook = z.object({
  locale: Locale.nullable().describe("null: the page's language, then the browser's"),
  theme: z.enum(['auto', 'light', 'dark']).describe("auto: as the customer's system"),
  accent: z
    .string()
    .regex(/^#[0-9a-fA-F]{6}$/, 'is a colour such as #2f5bd0')
    .nullable()
    .describe('null: the one that comes with Baton; what stands on it is black or white, whichever is read better'),
  position: z.enum(['right', 'left']),
  size: z.enum(['regular', 'large']).describe('the button: 56 or 64 pixels'),
  sounds: z.boolean().describe('new messages are heard, until the customer says otherwise'),
  titleBadge: z.boolean().describe("the page's title counts what is unread"),
})
export type SiteLook = z.infer<typeof SiteLook>

export const Site = z.object({
  origin: z.string(),
  look: SiteLook,
  firstSeenAt: Time.nullable().describe('when the chat was first loaded there; null where it never was'),
  lastSeenAt: Time.nullable().describe('to the minute'),
})
export type Site = z.infer<typeof Site>

export const siteEndpoints = {
  listSites: endpoint({
    method: 'GET',
    path: '/v1/sites',
    summary: 'The allowed sites: how the chat looks on each, and when it was last loaded there',
    tag,
    callers: ['key', 'lead', 'admin'],
    answer: z.object({ sites: z.array(Site) }),
    status: 200,
    problems: [],
  }),
  putSite: endpoint({
    method: 'PUT',
    path: '/v1/sites',
    summary: 'Say how the chat looks on an allowed site; what is left out stays as it is',
    tag,
    callers: ['key', 'admin'],
    body: z.strictObject({ origin, look: SiteLook.partial().strict() }),
    answer: Site,
    status: 200,
    problems: ['origin_not_allowed'],
  }),
}
