import { endpoints, Problem } from '@baton/protocol'
import * as z from 'zod'
import { CallRefused, pathOf } from './call-api.ts'

const endpoint = endpoints.putKnowledgeDocument
export type UploadedDocument = z.infer<typeof endpoint.answer>

const unreachable: Problem = {
  type: 'urn:baton:problem:unreachable',
  title: 'The server does not answer',
  status: 0,
  code: 'unreachable',
  next: 'Check the connection and try again.',
}

/**
 * Sends a file's bytes, and tells how many of them have arrived: `fetch` cannot. Gives the document when it was read and is found by
 * customers. Throws `CallRefused`, never anything else.
 */
export function uploadDocument(id: string, file: File, heard: (share: number) => void): Promise<UploadedDocument> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const refuse = (problem: Problem) => reject(new CallRefused(problem))
    request.open(endpoint.method, pathOf(endpoint.path, { id }, { name: file.name.slice(0, 200) }))
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.setRequestHeader('accept', 'application/json')
    request.upload.addEventListener('progress', ({ loaded, total }) => heard(total === 0 ? 1 : loaded / total))
    request.addEventListener('error', () => refuse(unreachable))
    request.addEventListener('abort', () => refuse(unreachable))
    request.addEventListener('load', () => {
      const answer = readJson(request.responseText)
      const document = request.status === endpoint.status ? endpoint.answer.safeParse(answer) : null
      if (document?.success) return resolve(document.data)
      const said = Problem.safeParse(answer)
      refuse(said.success ? said.data : { ...unreachable, status: request.status })
    })
    request.send(file)
  })
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
