import { Readable } from 'node:stream'
import { fileLimits, isPicture, type MessageFile } from '@baton/protocol'
import { create as disposition } from 'content-disposition'
import type { Database } from '../db/database.ts'
import { createFileAddresses } from '../files/address.ts'
import { dropFile, keepFile, markSent, readFile, readPieces, type KeptFile } from '../files/files.ts'
import { readUpload } from '../files/read-upload.ts'
import { receiveBytes, uploadTimes, type UploadTimes } from '../files/receive-bytes.ts'
import type { KnownCaller } from '../identity/caller.ts'
import type { NewId } from '../ids.ts'
import { createAllowance } from '../live/allowance.ts'
import { iso } from '../live/rows.ts'
import type { Vault } from '../sealing/vault.ts'
import type { ConversationDeeds, MessageInput } from './conversation-deeds.ts'
import type { BytesOut, Call, Handlers } from './operation.ts'
import { ProblemError } from './problem-error.ts'

export interface FileHandlersParts {
  db: Database
  vault: Vault
  deeds: ConversationDeeds
  newId: NewId
  now: () => number
  times?: UploadTimes | undefined
}

type Ids = 'sendFile' | 'getFile' | 'readFile'

/** What a customer sends by hand at a stretch, and what a person at the desk does. */
const rates = { visitor: { burst: 10, perSecond: 1 / 6 }, agent: { burst: 30, perSecond: 1 } }
/** Files that are in this node's memory at once, and of one sender. */
const atOnce = { all: 12, own: 3 }

/** What runs in a file, runs nowhere: it has no origin, may load nothing, and is never guessed to be something else. */
const harmless = {
  'content-security-policy': "sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
}

export function fileHandlers({
  db,
  vault,
  deeds,
  newId,
  now,
  times = uploadTimes,
}: FileHandlersParts): Pick<Handlers, Ids> {
  const addresses = createFileAddresses(db, vault)
  const allowances = {
    visitor: createAllowance(rates.visitor, now),
    agent: createAllowance(rates.agent, now),
  }
  const sending = new Map<string, number>()
  let inMemory = 0

  /** Holds a place while one file of this sender is read. */
  async function inPlace<T>(sender: string, work: () => Promise<T>): Promise<T> {
    const own = sending.get(sender) ?? 0
    if (inMemory >= atOnce.all || own >= atOnce.own) throw new ProblemError('too_many_uploads')
    inMemory += 1
    sending.set(sender, own + 1)
    try {
      return await work()
    } finally {
      inMemory -= 1
      const left = (sending.get(sender) ?? 1) - 1
      if (left > 0) sending.set(sender, left)
      else sending.delete(sender)
    }
  }

  async function send({
    caller,
    params,
    query,
    upload,
  }: Call<'sendFile'>): Promise<{ seq: number; file: MessageFile }> {
    const { workspace } = caller
    if (!upload) throw new ProblemError('file_empty')
    const file = await readUpload(await receiveBytes(upload, fileLimits.bytes, times), query.name)
    const kept = await keepFile(db, workspace, {
      ...file,
      id: newId('file'),
      conversationId: params.id,
      clientId: query.clientId,
      at: now(),
    })
    if (kept.kind === 'full') throw new ProblemError('too_many_files')
    const it = kept.file
    if (kept.kind === 'there' && !kept.same) throw new ProblemError('idempotency_conflict')
    try {
      const { seq } = await deeds.write(caller, {
        conversation: params.id,
        clientId: query.clientId,
        text: it.name,
        files: [givenOf(it)],
        wordless: true,
        ...authorOf(caller, query),
      })
      await markSent(db, workspace, it.id)
      return { seq, file: givenOf(it) }
    } catch (error) {
      if (kept.kind === 'kept') await dropFile(db, workspace, it.id)
      throw error
    }
  }

  return {
    async sendFile(call) {
      const { caller, params, query } = call
      if (caller.kind !== 'key' && (query.author !== undefined || query.agentId !== undefined))
        throw new ProblemError('actor_not_allowed')
      await deeds.read(caller, params.id)
      const sender = `${caller.workspace}/${nameOf(caller)}`
      if (caller.kind !== 'key' && !allowances[caller.kind].take(sender)) throw new ProblemError('rate_limited')
      return inPlace(sender, () => send(call))
    },

    async getFile({ caller, params }) {
      const file = await readFile(db, caller.workspace, params.id)
      if (!file) throw new ProblemError('file_not_found')
      try {
        await deeds.read(caller, file.conversationId)
      } catch (error) {
        // That there is such a file is nobody's to know but theirs who may read it.
        if (error instanceof ProblemError) throw new ProblemError('file_not_found')
        throw error
      }
      const { url, until } = await addresses.sign(caller.workspace, file.id, now())
      const { conversationId, sha512 } = file
      return { ...givenOf(file), conversationId, sha512, url, until: iso(until) }
    },

    async readFile({ params, query }): Promise<BytesOut> {
      const { workspace, until, signature, download } = query
      if (!(await addresses.isSigned(workspace, params.id, until, signature)) || until < now())
        throw new ProblemError('file_address_ended')
      const file = await readFile(db, workspace, params.id)
      if (!file) throw new ProblemError('file_not_found')
      const inline = isPicture(file.type) && download === undefined
      return {
        headers: {
          ...harmless,
          'content-type': file.type === 'text/plain' ? 'text/plain; charset=utf-8' : file.type,
          'content-length': String(file.bytes),
          'content-disposition': disposition(file.name, { type: inline ? 'inline' : 'attachment' }),
          'cache-control': 'private, max-age=600, immutable',
        },
        stream: Readable.from(readPieces(db, workspace, file), { objectMode: false }),
      }
    },
  }
}

function authorOf(caller: KnownCaller, { author, agentId }: Call<'sendFile'>['query']): Pick<MessageInput, 'author'> {
  if (caller.kind !== 'key') return {}
  return { author: { kind: author ?? 'customer', ...(agentId === undefined ? {} : { id: agentId }) } }
}

const nameOf = (caller: KnownCaller): string => {
  if (caller.kind === 'visitor') return caller.visitorId
  return caller.kind === 'agent' ? caller.agentId : caller.keyId
}

/** As its message carries it. */
const givenOf = ({ id: fileId, name, type, bytes, width, height }: KeptFile) => ({
  fileId,
  name,
  type,
  bytes,
  ...(width === null || height === null ? {} : { width, height }),
})
