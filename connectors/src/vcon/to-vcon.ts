import type { ConversationEvent, HandoffPackage, MessageFile, Vcon } from '@baton/protocol'
import { partiesOf, type People } from './parties.ts'

export interface VconSource {
  /** A UUID of version 8 for the conversation at this version. */
  uuid: string
  conversationId: string
  channel: string
  openedAt: string
  updatedAt: string
  customer: { externalId: string | null; name: string | null; email: string | null }
  workspace: string
  /** Every event, as the team reads it, in order. */
  events: readonly ConversationEvent[]
}

type Dialog = Vcon['dialog'][number]

const spoken = new Set(['MessageReceived', 'MessageImported', 'AssistantSaid', 'AgentReplied'])
const changesHands = new Set(['OfferAccepted', 'TakenOver', 'Returned'])

/** The conversation as a vCon: messages are dialogs, a change of hands is a transfer, what a handoff's package says is analysis and attachments. */
export function toVcon(source: VconSource): Vcon {
  const people = partiesOf(source)
  const { dialog, transfers, files, erased } = dialogsOf(source, people)
  const packages = source.events.flatMap((event) =>
    event.type === 'HandoffPrepared' ? [{ at: event.at, pkg: event['package'] as HandoffPackage }] : [],
  )
  const subject = packages[0]?.pkg.summary.wanted?.text
  return {
    uuid: source.uuid,
    extensions: ['CC'],
    created_at: source.openedAt,
    updated_at: source.updatedAt,
    ...(subject ? { subject: subject.slice(0, 200) } : {}),
    ...(erased ? { redacted: { type: 'erasure' } } : {}),
    parties: people.parties,
    dialog,
    analysis: packages.flatMap(({ pkg, at }) => analysisOf(pkg, before(dialog, at, transfers))),
    attachments: [
      ...files,
      ...packages.flatMap(({ pkg, at }) => attachmentsOf(pkg, at, people, before(dialog, at, transfers))),
    ],
  }
}

function dialogsOf(source: VconSource, people: People) {
  const dialog: Dialog[] = []
  const transfers = new Set<number>()
  const files: Vcon['attachments'] = []
  /** Transfers that wait for the first words of whom they went to. */
  let open: Dialog | null = null
  let holder = people.assistant
  let erased = false
  for (const event of source.events) {
    if (spoken.has(event.type)) {
      erased ||= event.text === null
      const joined = sameMessage(dialog.at(-1), event)
      if (joined) {
        joined.body = [joined.body, event.text].filter(Boolean).join(' ')
        continue
      }
      const speaker = people.speaker(event)
      const from = speaker ?? people.customer
      const to = from === people.customer ? (holder ?? people.desk) : people.customer
      const place = dialog.push({
        type: 'text',
        start: typeof event['saidAt'] === 'string' ? event['saidAt'] : event.at,
        parties: [from, to],
        mediatype: 'text/plain',
        encoding: 'none',
        body: event.text || namesOf(event),
        message_id: String(event['messageId']),
        application: source.channel,
        interaction_id: source.conversationId,
      })
      files.push(...filesOf(event, from, place - 1))
      if (open && from === open.transfer_target) {
        open.target_dialog = place - 1
        open = null
      }
    } else if (changesHands.has(event.type)) {
      const target = event.type === 'Returned' ? people.assistant : people.agent(String(event['agentId'] ?? ''))
      if (target === null || target === holder) continue
      const words = dialog.flatMap((_, place) => (transfers.has(place) ? [] : [place]))
      open = {
        type: 'transfer',
        start: event.at,
        transferee: people.customer,
        transferor: holder ?? people.desk,
        transfer_target: target,
        ...(words.length > 0 ? { original: words } : {}),
      }
      transfers.add(dialog.push(open) - 1)
      holder = target
    }
  }
  return { dialog, transfers, files, erased }
}

/** Where nothing was said with them, the names of the files that were sent. */
const namesOf = ({ files = [] }: ConversationEvent): string => files.flatMap(({ name }) => name ?? []).join(', ')

/** What was sent and where it is read, not its bytes: `GET /v1/files/{id}` gives their address. */
const filesOf = ({ files = [], at }: ConversationEvent, party: number, dialog: number): Vcon['attachments'] =>
  files.map(({ fileId, name, type, bytes }: MessageFile) => ({
    purpose: 'file',
    start: at,
    party,
    dialog,
    ...json({ file_id: fileId, name, type, bytes }),
  }))

/** The parts of one message are one dialog. */
function sameMessage(last: Dialog | undefined, event: ConversationEvent): Dialog | null {
  return last?.type === 'text' && last.message_id === event['messageId'] ? last : null
}

const before = (dialog: readonly Dialog[], at: string, transfers: ReadonlySet<number>) =>
  dialog.flatMap(({ start }, place) => (start <= at && !transfers.has(place) ? [place] : []))

const json = (body: unknown) => ({ mediatype: 'application/json', encoding: 'json', body }) as const

function analysisOf(pkg: HandoffPackage, dialog: number[]): Vcon['analysis'] {
  const made = { vendor: 'baton', ...(dialog.length > 0 ? { dialog } : {}) }
  const { summary, attempts, tone, reason, intent, priority, routing, completeness, handoffId } = pkg
  return [
    {
      type: 'summary',
      ...made,
      schema: 'handoff.summary/1',
      ...json({
        wanted: summary.wanted?.text ?? null,
        problem: summary.problem.map(({ text }) => text),
        attempted: attempts.map(({ title, outcome }) => ({ title, outcome })),
      }),
    },
    ...(tone
      ? [
          {
            type: 'sentiment',
            ...made,
            schema: 'handoff.sentiment/1',
            ...json({ frustration: tone.frustration, urgency: tone.urgency, trend: tone.trend }),
          },
        ]
      : []),
    {
      type: 'report',
      ...made,
      schema: 'handoff.escalation/1',
      ...json({
        handoff_id: handoffId,
        reason,
        intent: intent?.name ?? null,
        confidence: intent?.confidence ?? null,
        priority,
        queue: routing.team,
        skills: routing.skills,
        completeness: completeness.score,
      }),
    },
  ]
}

function attachmentsOf(pkg: HandoffPackage, at: string, people: People, dialog: number[]): Vcon['attachments'] {
  // An attachment belongs to a dialog: where nothing was said yet there is none.
  const last = dialog.at(-1)
  if (last === undefined) return []
  const attached = (purpose: string, start: string, body: unknown) => ({
    purpose,
    start,
    party: people.desk,
    dialog: last,
    ...json(body),
  })
  return [
    attached('handoff-package', at, pkg),
    ...(pkg.page ? [attached('page-context', pkg.page.at, pkg.page)] : []),
    ...(pkg.account ? [attached('account-snapshot', pkg.account.fetchedAt, pkg.account)] : []),
  ]
}
