import { readTrouble, unreachable } from '../live/trouble.ts'
import type { Upload } from './file-tray.ts'

/** By XMLHttpRequest: what has gone out can be told with it alone. */
export const browserUpload: Upload = ({ conversationId, token, id, file, name }, { sent, done }) => {
  const request = new XMLHttpRequest()
  const query = new URLSearchParams({ clientId: id, name: name.slice(0, 1000) })
  request.open('POST', `/v1/conversations/${conversationId}/files?${query}`)
  request.setRequestHeader('authorization', `Bearer ${token}`)
  request.setRequestHeader('content-type', 'application/octet-stream')
  request.timeout = 130_000
  request.upload.addEventListener('progress', ({ loaded, total }) => sent(total > 0 ? loaded / total : 0))
  request.addEventListener('load', () =>
    done(request.status < 300 ? null : readTrouble(parsed(request.responseText), request.status)),
  )
  for (const end of ['error', 'timeout'] as const) request.addEventListener(end, () => done(unreachable))
  request.send(file)
  return () => request.abort()
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
