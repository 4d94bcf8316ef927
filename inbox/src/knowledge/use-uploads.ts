import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { Problem } from '@baton/protocol'
import { CallRefused } from '../sync/call-api.ts'
import type { KnowledgeDocument } from '../sync/knowledge-queries.ts'
import { newId } from '../sync/new-id.ts'
import { uploadDocument } from '../sync/upload-document.ts'

/** A file on its way. */
export interface Upload {
  key: string
  /** The document that it becomes, or replaces. */
  id: string
  file: File
  state: 'waiting' | 'sending' | 'reading' | 'failed'
  /** How much of it has arrived, 0..1. */
  share: number
  problem: Problem | null
}

/** So many are sent at once: the server reads one after the other. */
const atOnce = 2

/** Files that are sent, several at a time, each with how far it is or why it failed. Those that arrived leave the list. */
export function useUploads() {
  const client = useQueryClient()
  const [uploads, setUploads] = useState<readonly Upload[]>([])
  const queue = useRef<Upload[]>([])
  const running = useRef(0)

  const change = (key: string, to: Partial<Upload>) =>
    setUploads((all) => all.map((each) => (each.key === key ? { ...each, ...to } : each)))
  const drop = (key: string) => setUploads((all) => all.filter((each) => each.key !== key))

  async function send({ key, id, file }: Upload): Promise<void> {
    try {
      change(key, { state: 'sending', share: 0, problem: null })
      await uploadDocument(id, file, (share) => change(key, { share, state: share === 1 ? 'reading' : 'sending' }))
      await client.invalidateQueries({ queryKey: ['knowledge'] })
      drop(key)
    } catch (error) {
      if (!(error instanceof CallRefused)) throw error
      change(key, { state: 'failed', problem: error.problem })
    }
  }

  function goOn(): void {
    while (running.current < atOnce) {
      const next = queue.current.shift()
      if (!next) return
      running.current += 1
      void send(next).finally(() => {
        running.current -= 1
        goOn()
      })
    }
  }

  function enqueue(some: readonly Upload[]): void {
    queue.current.push(...some)
    goOn()
  }

  return {
    uploads,
    drop,
    /** A file of the name of a document that is there replaces it. */
    add(files: Iterable<File>, known: readonly KnowledgeDocument[], replaces?: string) {
      const there = known.filter(({ removedAt }) => removedAt === null)
      const some = [...files].map((file): Upload => {
        const id = replaces ?? there.find(({ name }) => name === file.name)?.id ?? `document-${newId()}`
        return { key: newId(), id, file, state: 'waiting', share: 0, problem: null }
      })
      setUploads((all) => [
        ...all.filter(({ state, id }) => state !== 'failed' || !some.some((each) => each.id === id)),
        ...some,
      ])
      enqueue(some)
    },
    again(upload: Upload) {
      change(upload.key, { state: 'waiting', problem: null })
      enqueue([upload])
    },
  }
}
