import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A page as a test's help centre serves it: its HTML, or everything that an answer has. */
export type Served =
  | string
  | { status?: number; headers?: Record<string, string>; body?: string | Buffer }
  | ((request: IncomingMessage, response: ServerResponse) => void)

export interface HelpSite {
  origin: string
  pages: Map<string, Served>
  /** Every request as it came, and when. */
  asked: { path: string; at: number; headers: IncomingMessage['headers'] }[]
  stop(): Promise<void>
}

/** A help centre on loopback. */
export async function openHelpSite(pages: Record<string, Served> = {}): Promise<HelpSite> {
  const served = new Map(Object.entries(pages))
  const asked: HelpSite['asked'] = []
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    asked.push({ path, at: performance.now(), headers: request.headers })
    const page = served.get(path) ?? { status: 404, body: 'nothing here' }
    if (typeof page === 'function') return page(request, response)
    const { status = 200, headers = {}, body = '' } = typeof page === 'string' ? { body: page } : page
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers })
    return response.end(body)
  })
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    pages: served,
    asked,
    async stop() {
      server.closeAllConnections()
      await new Promise((done) => void server.close(done))
    },
  }
}

/** A page with what usually stands around its text. */
export function helpPage(title: string, text: string, { head = '', links = [] as string[], lang = 'en' } = {}): string {
  return `<!doctype html><html lang="${lang}"><head><title>${title} | Help</title>${head}</head><body>
    <header><a href="/">Home</a> Everything we make is on sale today</header>
    <nav><ul>${links.map((link) => `<li><a href="${link}">A link called ${link}</a></li>`).join('')}</ul></nav>
    <main><h1>${title}</h1>${text}</main>
    <footer>Imprint and cookies of the company that has this page</footer></body></html>`
}
