import { mailChannel, type Conversation, type FactRecord, type FactType, type Locale } from '@baton/engine'
import { renderNotice } from '@baton/protocol'
import type { Database } from '../db/database.ts'
import { readFacts, readTexts } from '../log/log.ts'
import type { MailDraft, MailPart } from './compose-mail.ts'
import type { Mail } from './outbox.ts'
import { namesOf } from './tokens.ts'
import type { WorkspaceMail } from './workspace-mail.ts'

export interface DraftParts {
  db: Database
  agentName(workspace: string, agentId: string): Promise<string>
  now: () => number
}

/** As much of a thread as one mail has: more than this was not said in a minute. */
const most = 400

/** The mail's words, from the thread as it stands; null where none are left, because they were forgotten. */
export async function draftOf(
  { db, agentName, now }: DraftParts,
  workspace: string,
  mail: Mail,
  state: Conversation,
  { sender, secret, timeZone, site }: WorkspaceMail,
): Promise<MailDraft | null> {
  if (!sender) return null
  const records = (await readFacts(db, workspace, mail.conversation, mail.from - 1, most)).filter(
    ({ seq }) => seq <= mail.upTo,
  )
  const said = records.filter(({ fact }) => withWords.has(fact.type))
  const [texts, thread] = await Promise.all([
    readTexts(
      db,
      workspace,
      mail.conversation,
      said.flatMap(({ fact }) => ('textId' in fact && fact.textId ? [fact.textId] : [])),
    ),
    threadOf(db, workspace, mail),
  ])
  const language: Locale = state.language === 'other' ? state.locale : state.language
  const clock = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    timeZone,
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  })
  const parts: MailPart[] = []
  /** Sentences of one message are one. */
  let open: string | null = null
  for (const record of records) {
    const { fact, at } = record
    if (fact.type === 'AgentReplied') {
      const text = texts.get(fact.textId)
      const name = (await agentName(workspace, fact.agentId)) || sender.fromName
      if (text !== undefined) parts.push({ by: { name }, text, at: clock.format(at) })
    } else if (fact.type === 'AssistantSaid' && state.channel === mailChannel) {
      const text = texts.get(fact.textId)
      const last = parts.at(-1)
      if (text !== undefined && last && open === fact.messageId) last.text += ` ${text}`
      else if (text !== undefined) parts.push({ by: 'assistant', text, at: clock.format(at) })
      open = fact.messageId
    } else {
      const told = toldIn(record, state.channel)
      const text = told && renderNotice(told, language, { now: now(), timeZone })
      // What the workspace tells everybody stands in the words of whoever leads, and below them what is promised.
      const words = 'textId' in fact && withWords.has(fact.type) ? texts.get(fact.textId ?? '') : undefined
      if (text) parts.push({ by: null, text: words ? `${words}\n\n${text}` : text, at: clock.format(at) })
    }
  }
  if (parts.length === 0) return null
  return {
    sender,
    to: mail.to,
    language,
    names: namesOf(secret, mail.id, sender.address),
    subject: thread.subject,
    references: thread.references,
    inReplyTo: thread.inReplyTo,
    parts,
    chatUrl: site,
    notKept: thread.notKept,
    allByMail: state.channel === mailChannel,
  }
}

const withWords: ReadonlySet<FactType> = new Set([
  'AgentReplied',
  'AssistantSaid',
  'HandoffHeldBack',
  'IncidentUpdated',
])
const promises: ReadonlySet<FactType> = new Set([
  'Scheduled',
  'CallbackBooked',
  'CallbackMoved',
  'CallbackCancelled',
  'HoldPromised',
  'ClosingTold',
  'HandoffHeldBack',
  'IncidentUpdated',
  'IncidentDelayed',
])

/** What Baton itself promised in this stretch. By e-mail, where there is no chat to say it, also that somebody was asked. */
function toldIn({ fact }: FactRecord, channel: string) {
  if (promises.has(fact.type) && 'told' in fact) return fact.told
  const byMailAlone = fact.type === 'Queued' || fact.type === 'Offered' || fact.type === 'TakenBack'
  return channel === mailChannel && byMailAlone ? fact.told : null
}

interface Thread {
  subject: string | null
  references: string[]
  inReplyTo: string | null
  notKept: string[]
}

/** The heads of what went to and fro before this mail, so that mail programs show one thread. */
async function threadOf(db: Database, workspace: string, { conversation, createdAt, upTo }: Mail): Promise<Thread> {
  const [heads, facts] = await Promise.all([
    db.scoped<{ id: string; at: number; theirs: boolean }>(
      workspace,
      `select message_id as id, created_at as at, false as theirs from baton.mails
          where workspace_id = $1 and conversation_id = $2 and created_at < $3 and status in ('sent', 'bounced')
        union all
        select message_key, received_at, true from baton.mails_in
          where workspace_id = $1 and conversation_id = $2 and status = 'taken' and message_key like '<%' and received_at <= $3
        order by at desc limit 20`,
      [workspace, conversation, createdAt],
    ),
    db.scoped<{ subject: string | null; names: (string | null)[] | null; late: boolean }>(
      workspace,
      `select s.body as subject, (select array_agg(t.body) from jsonb_array_elements(f.data -> 'attachments') a
            join baton.texts t on t.workspace_id = $1 and t.conversation_id = $2 and t.id = a ->> 'nameTextId') as names,
          not exists (select from baton.facts m where m.workspace_id = $1 and m.conversation_id = $2 and m.type = 'FollowedByMail'
            and m.seq > f.seq and (m.data ->> 'upTo')::int < $3) as late
        from baton.facts f left join baton.texts s on s.workspace_id = $1 and s.conversation_id = $2 and s.id = f.data ->> 'subjectTextId'
        where f.workspace_id = $1 and f.conversation_id = $2 and f.type = 'MailReceived' and f.seq < $3 order by f.seq`,
      [workspace, conversation, upTo],
    ),
  ])
  return {
    subject: facts.find(({ subject }) => subject !== null)?.subject ?? null,
    references: heads.map(({ id }) => id).toReversed(),
    inReplyTo: heads.find(({ theirs }) => theirs)?.id ?? null,
    // What the last mail has not told yet.
    notKept: facts.filter(({ late }) => late).flatMap(({ names }) => (names ?? []).filter((name) => name !== null)),
  }
}
