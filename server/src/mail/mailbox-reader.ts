import { ImapFlow } from 'imapflow'
import type { Database } from '../db/database.ts'
import { faultWords } from '../http/server-log.ts'
import type { NewId } from '../ids.ts'
import type { Resolve } from '../outbound/pinned-request.ts'
import type { Vault } from '../sealing/vault.ts'
import { rowFor } from './inbox-rows.ts'
import { MailTrouble, pinnedAddress, type MailServer } from './mail-server.ts'
import { claimBox, holdBox, keepPlace, placeOfBox, readMailSettings, type MailSettingsRow } from './mail-settings.ts'
import { largestMail, putBrokenAside, type TakeMail } from './take-mail.ts'

export interface MailboxReaderParts {
  db: Database
  vault: Vault
  takeMail: TakeMail
  allowed: readonly string[]
  newId: NewId
  now: () => number
  owner: string
  log: (message: string, detail: object) => void
  resolve?: Resolve | undefined
  /** How often mailboxes that nobody reads are looked for. Milliseconds. */
  sweepMs?: number | undefined
  /** How long a mailbox is a node's without a word of it, and how long a connection waits for mail at a time. Milliseconds. */
  leaseMs?: number | undefined
  idleMs?: number | undefined
}

export interface MailboxReader {
  start(): void
  stop(): Promise<void>
}

/** A mail that breaks so often is passed by, and a lead sees it. */
const mostTries = 3
/** As many mailboxes as one node reads. */
const mostBoxes = 50

/**
 * Reads the workspaces' mailboxes: one node each, under a lease, by IDLE where the server has it. How far it has read is kept by UID, and only
 * after the mail is in its thread: after a crash the same mail comes again, and is known for the same. Nothing in the mailbox is changed.
 */
export function createMailboxReader(parts: MailboxReaderParts): MailboxReader {
  const { db, now, owner, log, sweepMs = 5000, leaseMs = 90_000 } = parts
  const reading = new Map<string, { stop(): void; done: Promise<void> }>()
  let sweeper: NodeJS.Timeout | undefined
  let sweeping: Promise<void> | undefined
  let stopped = true

  async function sweep(): Promise<void> {
    try {
      while (!stopped && reading.size < mostBoxes) {
        const workspace = await claimBox(db, owner, now(), now() + leaseMs)
        if (workspace === null) return
        if (!reading.has(workspace)) begin(workspace)
      }
    } catch (error) {
      log('mailboxes could not be looked for; the next sweep tries again', { error: faultWords(error) })
    }
  }

  function begin(workspace: string): void {
    const stopping = new AbortController()
    const done = readOn(workspace, stopping.signal).finally(() => reading.delete(workspace))
    reading.set(workspace, { stop: () => stopping.abort(), done })
  }

  async function readOn(workspace: string, signal: AbortSignal): Promise<void> {
    try {
      await readBox(parts, workspace, signal, () => holdBox(db, workspace, owner, now() + leaseMs))
      await holdBox(db, workspace, owner, null)
    } catch (error) {
      const fault = error instanceof MailTrouble ? error.fault : 'unreachable'
      log('a mailbox could not be read', { workspace, fault, error: faultWords(error) })
      // Tried again when the lease runs out: a server that is down is not knocked at all the time.
      await keepPlace(db, workspace, null, fault, now()).catch(() => {})
      await holdBox(db, workspace, owner, now() + Math.min(leaseMs, 30_000)).catch(() => {})
    }
  }

  const sweepSoon = () => void (sweeping ??= sweep().finally(() => (sweeping = undefined)))

  return {
    start() {
      stopped = false
      sweeper = setInterval(sweepSoon, sweepMs)
      sweeper.unref()
      sweepSoon()
    },
    async stop() {
      stopped = true
      clearInterval(sweeper)
      await sweeping
      for (const { stop } of reading.values()) stop()
      await Promise.all([...reading.values()].map(({ done }) => done))
    },
  }
}

/** Signs in, and opens the folder where one is named. Throws `MailTrouble`. */
export async function openMailbox(
  server: MailServer,
  folder: string,
  { allowed, resolve }: { allowed: readonly string[]; resolve?: Resolve | undefined },
): Promise<ImapFlow> {
  if (server.passwordLost) throw new MailTrouble('not-set-up', true)
  const host = await pinnedAddress(server, allowed, resolve)
  const { port, security, user, password } = server
  const client = new ImapFlow({
    host,
    port,
    secure: security === 'tls',
    ...(security === 'tls' ? {} : { doSTARTTLS: security === 'starttls' }),
    servername: server.host,
    auth: { user: user ?? '', pass: password ?? '' },
    logger: false,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 5 * 60_000,
    disableAutoIdle: true,
  })
  // A connection that breaks later ends what waits on it; without a listener it would end the process.
  client.on('error', () => {})
  try {
    await client.connect()
    await client.mailboxOpen(folder, { readOnly: true })
  } catch (error) {
    client.close()
    const { authenticationFailed } = error as { authenticationFailed?: boolean }
    throw new MailTrouble(authenticationFailed ? 'sign-in-refused' : 'unreachable')
  }
  return client
}

async function readBox(
  parts: MailboxReaderParts,
  workspace: string,
  signal: AbortSignal,
  hold: () => Promise<boolean>,
): Promise<void> {
  const { db, vault, idleMs = 25_000 } = parts
  const settings = await readMailSettings(db, vault, workspace)
  if (!settings?.imap) return
  const client = await openMailbox(settings.imap, settings.imap.folder, parts)
  const close = () => client.close()
  signal.addEventListener('abort', close, { once: true })
  try {
    while (!signal.aborted && (await hold())) {
      const current = await readMailSettings(db, vault, workspace)
      if (!current || current.updatedAt !== settings.updatedAt) return // begun again with the new ones
      await readNew(parts, workspace, current, client, signal, hold)
      if (!signal.aborted) await waitForMail(client, idleMs, signal)
      if (!client.usable && !signal.aborted) throw new MailTrouble('unreachable')
    }
  } catch (error) {
    if (!signal.aborted) throw error
  } finally {
    signal.removeEventListener('abort', close)
    client.close()
  }
}

/** Until the server tells of something new, or some time has passed: not every server tells. */
async function waitForMail(client: ImapFlow, ms: number, signal: AbortSignal): Promise<void> {
  await new Promise<void>((done) => {
    const end = () => {
      clearTimeout(timer)
      client.off('exists', end)
      client.off('close', end)
      signal.removeEventListener('abort', end)
      done()
    }
    const timer = setTimeout(end, ms)
    client.on('exists', end)
    client.on('close', end)
    signal.addEventListener('abort', end, { once: true })
    void client.idle().catch(() => {})
  })
}

async function readNew(
  parts: MailboxReaderParts,
  workspace: string,
  settings: MailSettingsRow,
  client: ImapFlow,
  signal: AbortSignal,
  hold: () => Promise<boolean>,
): Promise<void> {
  const { db, now } = parts
  const box = client.mailbox
  if (!box) throw new MailTrouble('unreachable')
  const validity = Number(box.uidValidity)
  const place = await placeOfBox(db, workspace)
  let uid = place.uid
  let found: number[]
  if (place.validity !== validity || uid === null) {
    if (place.validity === null) {
      // What was there before is nobody's who waits for us.
      return keepPlace(db, workspace, { validity, uid: box.uidNext - 1 }, null, now())
    }
    // The server counts anew: what came since the last look is read again, and known where it was taken.
    const since = new Date((place.readAt ?? now()) - 24 * 60 * 60 * 1000)
    found = (await client.search({ since }, { uid: true })) || []
    uid = 0
  } else {
    await client.noop()
    found = (await client.search({ uid: `${uid + 1}:*` }, { uid: true })) || []
  }
  const last = uid
  for (const next of found.filter((each) => each > last).toSorted((a, b) => a - b)) {
    if (signal.aborted || !(await hold())) return
    await takeOne(parts, workspace, settings, client, validity, next)
    await keepPlace(db, workspace, { validity, uid: next }, null, now())
    uid = next
  }
  await keepPlace(db, workspace, { validity, uid: uid ?? 0 }, null, now())
}

/** One mail. One that breaks is tried again with the next look, and then passed by. */
async function takeOne(
  parts: MailboxReaderParts,
  workspace: string,
  settings: MailSettingsRow,
  client: ImapFlow,
  validity: number,
  uid: number,
): Promise<void> {
  const { db, newId, now } = parts
  const key = `imap:${validity}.${uid}`
  const head = await client.fetchOne(String(uid), { size: true }, { uid: true })
  if (!head) return
  const bytes = head.size ?? 0
  if (bytes > largestMail) {
    await putBrokenAside(parts, workspace, { key, bytes }, 'too-large')
    return
  }
  const mail = await client.fetchOne(String(uid), { source: true }, { uid: true })
  if (!mail || !mail.source) return
  try {
    await parts.takeMail(workspace, settings, mail.source)
  } catch (error) {
    parts.log('a mail that came in broke', { workspace, uid, error: faultWords(error) })
    const row = await rowFor(db, workspace, { key, from: null, bytes }, newId, now())
    if (row.tries < mostTries) throw error
    await putBrokenAside(parts, workspace, { key, bytes })
  }
}
