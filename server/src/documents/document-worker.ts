import { parentPort } from 'node:worker_threads'
import type { FromReader } from './in-thread.ts'
import { Unreadable } from './document.ts'
import { readDocument, type ReadInput } from './read-document.ts'

// What somebody uploads may be made to cost time and memory: here it costs nobody else's.
parentPort!.on('message', (input: ReadInput) => {
  void readDocument(input).then(
    (text) => tell({ text }),
    (error: unknown) => {
      if (error instanceof Unreadable) tell({ fault: error.fault, detail: error.detail })
      else tell({ fault: error instanceof RangeError ? 'document_too_hard' : 'document_broken', detail: undefined })
    },
  )
})

const tell = (message: FromReader) => parentPort!.postMessage(message)
