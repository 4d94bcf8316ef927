import { audit, type Audited } from '../identity/audit.ts'
import { ProblemError } from '../api/problem-error.ts'
import { asideById, endAside } from './inbox-rows.ts'
import { createMailThreads, type MailThreadsParts } from './mail-threads.ts'

/** What a person does with a mail that was put aside. Each is done once, and the words kept for them go with it. */
export interface Aside {
  /**
   * It becomes a message of a conversation by e-mail with whoever sent it: somebody unknown, whatever the mail says, and never the thread that it
   * answers. Gives that conversation. Throws `ProblemError`.
   */
  takeIn(workspace: string, id: string, audited: Audited, now: number): Promise<string>
  /** Nobody answers it. Throws `ProblemError`. */
  drop(workspace: string, id: string, audited: Audited, now: number): Promise<void>
}

export function createAside(parts: MailThreadsParts): Aside {
  const { db } = parts
  const threads = createMailThreads(parts)

  async function takeIn(workspace: string, id: string, audited: Audited, now: number): Promise<string> {
    const row = await asideById(db, workspace, id)
    if (!row) throw new ProblemError('aside_mail_not_found')
    const { key, from, subject, body } = row
    if (from === null || body === null) throw new ProblemError('aside_mail_wordless')
    // Two who take it at once, or one who tries again after a crash, come to the same open conversation, where it is known by its key.
    const said = { mailId: id, key, text: body, whole: null, subject, attachments: [], verified: false }
    const conversation = await threads.take(workspace, { from, customerId: null, before: null }, said)
    if (conversation === null) throw new ProblemError('customer_forgotten')
    await end(workspace, id, { status: 'taken', conversation }, 'mail.taken-in', audited, now)
    return conversation
  }

  async function end(
    workspace: string,
    id: string,
    how: { status: 'taken' | 'ignored'; conversation: string | null },
    action: string,
    { by, newId }: Audited,
    now: number,
  ): Promise<void> {
    await db.transaction({ workspace }, async (query) => {
      if (!(await endAside(query, workspace, id, how))) throw new ProblemError('aside_mail_not_found')
      const detail = how.conversation === null ? {} : { conversationId: how.conversation }
      await audit(query, newId, { workspace, by, action, target: id, detail }, now)
    })
  }

  return {
    takeIn,
    drop: (workspace, id, audited, now) =>
      end(workspace, id, { status: 'ignored', conversation: null }, 'mail.dropped', audited, now),
  }
}
