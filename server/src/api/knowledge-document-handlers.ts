import { createHash } from 'node:crypto'
import { documentLimits } from '@baton/protocol'
import type { Database } from '../db/database.ts'
import { Unreadable, type DocumentText } from '../documents/document.ts'
import { documentById, editedOf, listDocuments, removeDocument, type StoredDocument } from '../documents/documents.ts'
import type { DocumentReader } from '../documents/in-thread.ts'
import { keepDocument, restoreDocument } from '../documents/keep-document.ts'
import type { ReadInput } from '../documents/read-document.ts'
import { readUpload } from '../documents/read-upload.ts'
import { doerOf } from '../identity/audit.ts'
import type { KnownCaller } from '../identity/caller.ts'
import type { NewId } from '../ids.ts'
import { iso } from '../live/rows.ts'
import type { Handlers } from './operation.ts'
import { ProblemError } from './problem-error.ts'

export interface KnowledgeDocumentHandlersParts {
  db: Database
  newId: NewId
  now: () => number
  reader: DocumentReader
}

type Ids =
  | 'listKnowledgeDocuments'
  | 'getKnowledgeDocument'
  | 'putKnowledgeDocument'
  | 'deleteKnowledgeDocument'
  | 'restoreKnowledgeDocument'

export function knowledgeDocumentHandlers(parts: KnowledgeDocumentHandlersParts): Pick<Handlers, Ids> {
  const { db, newId, now, reader } = parts
  const audited = (caller: KnownCaller) => ({ by: doerOf(caller), newId })
  const found = async (workspace: string, id: string) => {
    const document = await documentById(db, workspace, id)
    if (!document) throw new ProblemError('document_not_found')
    return document
  }
  async function read(input: ReadInput): Promise<DocumentText> {
    try {
      return await reader.read(input)
    } catch (error) {
      if (error instanceof Unreadable)
        throw new ProblemError(error.fault, error.detail === undefined ? {} : { detail: error.detail })
      throw error
    }
  }
  return {
    async listKnowledgeDocuments({ caller }) {
      return { documents: (await listDocuments(db, caller.workspace)).map(shown) }
    },
    async getKnowledgeDocument({ caller, params }) {
      const document = await found(caller.workspace, params.id)
      const edited = await editedOf(db, caller.workspace, document)
      return {
        ...shown(document),
        parts: document.sections.map(({ heading: _heading, ...section }) => ({
          ...section,
          edited: edited.has(section.articleId),
        })),
      }
    },
    async putKnowledgeDocument({ caller, params, query, upload }) {
      const { workspace } = caller
      if (!reader.hasRoom()) throw new ProblemError('too_many_documents_at_once')
      const bytes = await readUpload(upload, documentLimits.bytes)
      const { locale = null, url = null } = query
      const hash = createHash('sha256').update(bytes).digest('base64url')
      const before = await documentById(db, workspace, params.id)
      const name = query.name.trim() || before?.name || params.id
      const text = await read({ bytes, name, locale })
      const uploaded = { id: params.id, name, url: url ?? before?.url ?? null, bytes: bytes.length, hash }
      await keepDocument(db, workspace, uploaded, text, audited(caller), now)
      return shown(await found(workspace, params.id))
    },
    async deleteKnowledgeDocument({ caller, params }) {
      if (!(await removeDocument(db, caller.workspace, params.id, audited(caller), now())))
        throw new ProblemError('document_not_found')
    },
    async restoreKnowledgeDocument({ caller, params }) {
      if (!(await restoreDocument(db, caller.workspace, params.id, audited(caller), now)))
        throw new ProblemError('document_not_found')
      return shown(await found(caller.workspace, params.id))
    },
  }
}

function shown({ hash: _hash, sections, addedAt, changedAt, removedAt, ...rest }: StoredDocument) {
  return {
    ...rest,
    sections: sections.length,
    words: sections.reduce((sum, { words }) => sum + words, 0),
    addedAt: iso(addedAt),
    changedAt: iso(changedAt),
    removedAt: removedAt === null ? null : iso(removedAt),
  }
}
