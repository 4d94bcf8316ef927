import { randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { captureLimits, type Capture } from '@baton/protocol'
import { readCapture } from '../captures/read-capture.ts'
import type { Where } from '../handle.ts'
import type { Wake } from '../wakes/wake.ts'
import type { Hub } from './hub.ts'

const pack = promisify(gzip)
const unpack = promisify(gunzip)

type Part = Extract<Wake, { kind: 'page-live' }>

export interface LivePagesParts {
  hub: Hub
  now: () => number
  /** Tells the other nodes. */
  tell(wake: Wake): void
  log: (message: string, detail: object) => void
}

/** Pages that are followed, on their way to the one who follows: kept nowhere, on whichever node that person is connected. */
export interface LivePages {
  pass(where: Where, agentId: string, capture: Capture): Promise<void>
  /** Another node has a part of one. */
  heard(part: Part): void
}

/** As much as one part carries, so that a NOTIFY takes it. Characters of base64. */
const partLength = 7000
/** More than that is not sent to other nodes: it would keep them from hearing of anything else. */
const mostParts = 60
/** Pages of which parts are missing still; the oldest is given up. */
const openAtMost = 20

export function createLivePages({ hub, now, tell, log }: LivePagesParts): LivePages {
  const open = new Map<string, { parts: string[]; missing: number }>()

  function show({ workspace, conversation }: Where, agentId: string, capture: Capture): boolean {
    const at = new Date(now()).toISOString()
    return hub.tellAgent(workspace, conversation, agentId, {
      type: 'page-live',
      conversationId: conversation,
      at,
      capture,
    })
  }

  async function whole({ workspace, conversation, agentId }: Part, parts: readonly string[]): Promise<void> {
    if (!hub.isRead(workspace, conversation)) return
    const json = await unpack(Buffer.from(parts.join(''), 'base64'), { maxOutputLength: captureLimits.bytes })
    // The other node has read it with the list already: who may speak here is for the database to say, so it is read once more.
    show({ workspace, conversation }, agentId, readCapture(JSON.parse(json.toString('utf8'))))
  }

  return {
    async pass(where, agentId, capture) {
      if (show(where, agentId, capture)) return
      const packed = (await pack(JSON.stringify(capture))).toString('base64')
      const of = Math.ceil(packed.length / partLength)
      if (of > mostParts) return
      const id = randomBytes(6).toString('hex')
      for (let n = 0; n < of; n++) {
        const data = packed.slice(n * partLength, (n + 1) * partLength)
        tell({ kind: 'page-live', ...where, agentId, id, n, of, data })
      }
    },
    heard(part) {
      const { id, n, of, data } = part
      const known = open.get(id) ?? { parts: Array.from({ length: of }, () => ''), missing: of }
      if (n >= known.parts.length || known.parts[n] !== '') return
      known.parts[n] = data
      known.missing -= 1
      open.delete(id)
      if (known.missing === 0) {
        void whole(part, known.parts).catch((error: unknown) =>
          log('a page of another node could not be read', { error: String(error) }),
        )
        return
      }
      open.set(id, known)
      const [oldest] = open.keys()
      if (open.size > openAtMost && oldest !== undefined) open.delete(oldest)
    },
  }
}
