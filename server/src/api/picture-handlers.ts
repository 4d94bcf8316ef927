import { Readable } from 'node:stream'
import { faceLimits } from '@baton/protocol'
import type { Database } from '../db/database.ts'
import { receiveBytes, uploadTimes } from '../files/receive-bytes.ts'
import { maySetPicture } from '../identity/access.ts'
import { doerOf } from '../identity/audit.ts'
import type { NewId } from '../ids.ts'
import { deletePicture, putPicture, readPicture } from '../people/pictures.ts'
import { readFace } from '../people/read-face.ts'
import type { Handlers } from './operation.ts'
import { ProblemError } from './problem-error.ts'

export interface PictureHandlersParts {
  db: Database
  newId: NewId
  now: () => number
  /** How somebody looks is other than before. */
  changed(workspace: string): void
}

type Ids = 'putAgentPicture' | 'deleteAgentPicture' | 'readPicture'

export function pictureHandlers({ db, newId, now, changed }: PictureHandlersParts): Pick<Handlers, Ids> {
  const deps = { db, newId }
  return {
    async putAgentPicture({ caller, params, upload }) {
      if (!maySetPicture(caller, params.id)) throw new ProblemError('forbidden')
      if (!upload) throw new ProblemError('file_empty')
      const picture = await readFace(await receiveBytes(upload, faceLimits.bytes, uploadTimes, 'face_too_large'))
      const given = { workspace: caller.workspace, agentId: params.id, picture, by: doerOf(caller) }
      const agent = await putPicture(deps, given, now())
      changed(caller.workspace)
      return agent
    },

    async deleteAgentPicture({ caller, params }) {
      if (!maySetPicture(caller, params.id)) throw new ProblemError('forbidden')
      await deletePicture(deps, { workspace: caller.workspace, agentId: params.id, by: doerOf(caller) }, now())
      changed(caller.workspace)
    },

    async readPicture({ params, query }) {
      const picture = await readPicture(db, query.workspace, params.name)
      if (!picture) throw new ProblemError('picture_not_found')
      return {
        headers: {
          // Shown in the chat and the inbox, which are pages of this server; opened by itself it runs nothing.
          'content-security-policy':
            "sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
          'x-content-type-options': 'nosniff',
          'cross-origin-resource-policy': 'same-origin',
          'content-type': picture.type,
          'content-length': String(picture.content.length),
          'content-disposition': 'inline',
          // Another picture has another name. A person's face is kept by nobody in between.
          'cache-control': 'private, max-age=31536000, immutable',
        },
        stream: Readable.from([picture.content], { objectMode: false }),
      }
    },
  }
}
