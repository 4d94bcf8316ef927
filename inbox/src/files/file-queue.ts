import { Problem } from '@baton/protocol'
import { newId } from '../sync/new-id.ts'

/** A file that was chosen for a conversation and is not in its thread yet. */
export interface QueuedFile {
  /** The client id that it is sent under, however often. */
  id: string
  file: File
  name: string
  /** An address of the picture on this machine; null where it is none. */
  preview: string | null
  state: 'chosen' | 'sending' | 'failed'
  /** How much has gone out, 0..1. */
  sent: number
  /** Why it was not sent, and what to do. */
  problem: Pick<Problem, 'title' | 'next'> | null
}

const mostBytes = 10 * 1024 * 1024
const tooLarge = { title: 'It is larger than 10 MB', next: 'Send a smaller one: a part of it, or a compressed copy.' }
const unreachable = { title: 'The server does not answer', next: 'Check the connection and try again.' }

/** What was chosen in each conversation. It stays while another one is open, and is gone with the page. */
const queues = new Map<string, readonly QueuedFile[]>()
const listeners = new Set<() => void>()
const running = new Map<string, { id: string; request: XMLHttpRequest }>()
const none: readonly QueuedFile[] = []

export function watchQueues(run: () => void): () => void {
  listeners.add(run)
  return () => void listeners.delete(run)
}

export const queueOf = (conversation: string): readonly QueuedFile[] => queues.get(conversation) ?? none

function set(conversation: string, files: readonly QueuedFile[]): void {
  queues.set(conversation, files)
  for (const run of listeners) run()
}
const change = (conversation: string, id: string, to: Partial<QueuedFile>) =>
  set(
    conversation,
    queueOf(conversation).map((each) => (each.id === id ? { ...each, ...to } : each)),
  )

export function addFiles(conversation: string, files: readonly File[]): void {
  const chosen = files.slice(0, 10).map((file): QueuedFile => {
    const large = file.size > mostBytes
    return {
      id: newId(),
      file,
      name: file.name || 'file',
      preview: /^image\/(png|jpeg|gif|webp)$/.test(file.type) ? URL.createObjectURL(file) : null,
      state: large ? 'failed' : 'chosen',
      sent: 0,
      problem: large ? tooLarge : null,
    }
  })
  set(conversation, [...queueOf(conversation), ...chosen])
}

/** Sends what was chosen, one after the other. */
export function sendFiles(conversation: string): void {
  set(
    conversation,
    queueOf(conversation).map((each) => (each.state === 'chosen' ? { ...each, state: 'sending' } : each)),
  )
  pump(conversation)
}

export function sendAgain(conversation: string, id: string): void {
  change(conversation, id, { state: 'sending', sent: 0, problem: null })
  pump(conversation)
}

/** Takes it out, and ends its sending. */
export function removeFile(conversation: string, id: string): void {
  const at = running.get(conversation)
  if (at?.id === id) {
    running.delete(conversation)
    at.request.abort()
  }
  drop(conversation, id)
  pump(conversation)
}

function drop(conversation: string, id: string): void {
  const preview = queueOf(conversation).find((each) => each.id === id)?.preview
  if (preview) URL.revokeObjectURL(preview)
  set(
    conversation,
    queueOf(conversation).filter((each) => each.id !== id),
  )
}

/** By XMLHttpRequest: what has gone out can be told with it alone. */
function pump(conversation: string): void {
  const next = queueOf(conversation).find(({ state }) => state === 'sending')
  if (!next || running.has(conversation)) return
  const { id, file, name } = next
  const request = new XMLHttpRequest()
  running.set(conversation, { id, request })
  const isOurs = () => running.get(conversation)?.request === request
  const settle = (problem: QueuedFile['problem']) => {
    if (!isOurs()) return
    running.delete(conversation)
    if (problem) change(conversation, id, { state: 'failed', problem })
    else drop(conversation, id)
    pump(conversation)
  }
  const query = new URLSearchParams({ clientId: id, name: name.slice(0, 1000) })
  request.open('POST', `/v1/conversations/${encodeURIComponent(conversation)}/files?${query}`)
  request.setRequestHeader('content-type', 'application/octet-stream')
  request.timeout = 130_000
  request.upload.addEventListener('progress', ({ loaded, total }) => {
    if (isOurs() && total > 0) change(conversation, id, { sent: loaded / total })
  })
  request.addEventListener('load', () => settle(request.status < 300 ? null : problemIn(request.responseText)))
  for (const end of ['error', 'timeout'] as const) request.addEventListener(end, () => settle(unreachable))
  request.send(file)
}

function problemIn(text: string): Pick<Problem, 'title' | 'next'> {
  try {
    return Problem.parse(JSON.parse(text))
  } catch {
    return unreachable
  }
}
