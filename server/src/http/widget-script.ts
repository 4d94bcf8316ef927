import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { Negotiator } from '@fastify/accept-negotiator'
import type { FastifyReply, FastifyRequest } from 'fastify'

type Encoding = 'br' | 'gzip' | 'identity'

interface Sent {
  etag: string
  as: Record<Encoding, Buffer>
}

export interface WidgetScript {
  /** Answers with the script, `before` in front of it; 304 where the browser has it. */
  send(request: FastifyRequest, reply: FastifyReply, before?: string): Promise<FastifyReply>
}

/** For Chromium, which then reads every function once and not twice: a fifth of what the script takes of the page's main thread. The first line, or it says nothing. */
const readAtOnce = '//# allFunctionsCalledOnLoad\n'

/** So many looks of sites are kept as they are sent. */
const kept = 200

const negotiator = new Negotiator<Encoding>({ supportedValues: ['br', 'gzip', 'identity'] })
const compress = { br: promisify(brotliCompress), gzip: promisify(gzip) }

/** The loader, read and compressed once for each look, and anew when it was built anew. */
export function createWidgetScript(file: string): WidgetScript {
  let builtAt = NaN
  let code = ''
  const made = new Map<string, Promise<Sent>>()

  async function make(before: string): Promise<Sent> {
    const whole = Buffer.from(readAtOnce + before + code)
    const hint = { [constants.BROTLI_PARAM_SIZE_HINT]: whole.length }
    const [br, zipped] = await Promise.all([compress.br(whole, { params: hint }), compress.gzip(whole, { level: 9 })])
    // Weak: the same script, in whichever encoding.
    const etag = `W/"${createHash('sha256').update(whole).digest('base64url').slice(0, 22)}"`
    return { etag, as: { br, gzip: zipped, identity: whole } }
  }

  async function find(before: string): Promise<Sent> {
    const { mtimeMs } = await stat(file)
    if (mtimeMs !== builtAt) {
      code = await readFile(file, 'utf8')
      builtAt = mtimeMs
      made.clear()
    }
    const known = made.get(before)
    if (known) return known
    const sent = make(before)
    made.set(before, sent)
    sent.catch(() => made.delete(before))
    const [oldest] = made.keys()
    if (made.size > kept && oldest !== undefined) made.delete(oldest)
    return sent
  }

  return {
    async send(request, reply, before = '') {
      const { etag, as } = await find(before)
      const varies = reply.getHeader('vary')
      reply
        .type('text/javascript; charset=utf-8')
        .header('etag', etag)
        .header('vary', varies === undefined ? 'accept-encoding' : `${String(varies)}, accept-encoding`)
      if (request.headers['if-none-match']?.includes(etag)) return reply.code(304).send()
      const encoding = negotiator.negotiate(request.headers['accept-encoding'] ?? 'identity') ?? 'identity'
      if (encoding !== 'identity') reply.header('content-encoding', encoding)
      return reply.send(as[encoding])
    },
  }
}
