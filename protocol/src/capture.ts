import * as z from 'zod'

/** What a capture may be. Bytes as JSON; nodes; elements within elements; things to point at. */
export const captureLimits = {
  bytes: 2 * 1024 * 1024,
  nodes: 20_000,
  depth: 200,
  targets: 200,
  highestId: 2_147_483_647,
} as const

/**
 * A node of a frozen page, in the format of rrweb-snapshot (`serializedNodeWithId`) and of it only what Baton sends: documents, doctypes,

 * elements and texts. Ids are whole numbers from 1; a node keeps its id for as long as the page lives. What would load is not there: it stands as a box of its size (`rr_width`, `rr_height`) with
 * `data-baton-kind` saying what it was. Styles are `style` elements with their rules in `_cssText`.
 */
export type SerializedNode = { id: number } & (
  | { type: 0; childNodes: SerializedNode[]; compatMode?: string }
  | { type: 1; name: string; publicId: string; systemId: string }
  | {
      type: 2
      tagName: string
      attributes: Record<string, string>
      childNodes: SerializedNode[]
      isSVG?: true
      isShadowHost?: true
      isShadow?: true
    }
  | { type: 3; textContent: string; isShadow?: true }
)

/** What a box stands for: something that would load, or a part that the site hides (`data-baton-hide`). */
export const placeholderKinds = ['image', 'video', 'audio', 'canvas', 'frame', 'object', 'hidden'] as const
export type PlaceholderKind = (typeof placeholderKinds)[number]

/** Something that can be pointed at: its node, what it is, and where it stood in the page (CSS pixels from the top left of the document). */
export const Target = z.object({
  id: z.int().min(1),
  role: z.string().max(30),
  label: z.string().max(80).describe('masked like text'),
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
})
export type Target = z.infer<typeof Target>

const size = z.int().min(0).max(100_000)

/** A frozen page as it is kept and read. Every node of it has been through the server's own allow-list. */
export const Capture = z.object({
  version: z.literal(1),
  takenAt: z.iso.datetime(),
  url: z.string(),
  title: z.string(),
  viewport: z.object({ width: size, height: size }),
  scroll: z.object({ x: z.number(), y: z.number() }),
  root: z.looseObject({ id: z.int(), type: z.int() }).describe('a document node in the format of rrweb-snapshot'),
  nodes: z.int(),
  masked: z.int().describe('how many texts were masked'),
  truncated: z.boolean().describe('the page was too large, or the time too short, for all of it'),
  targets: z.array(Target),
  dropped: z.int().optional().describe('nodes, attributes and styles that the server took out'),
})
export type Capture = Omit<z.infer<typeof Capture>, 'root'> & { root: SerializedNode }

/** Why there is no picture of a page. */
export const CaptureRefusal = z.enum(['customer-declined', 'switched-off', 'too-large', 'timeout', 'failed'])
export type CaptureRefusal = z.infer<typeof CaptureRefusal>
