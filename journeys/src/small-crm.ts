import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A company's own system: `/customers/{id}` as JSON, as long after the question as `delayMs` says. */
export interface SmallCrm {
  origin: string
  delayMs: number
  customers: Map<string, object>
  end(): Promise<void>
}

export async function startSmallCrm(): Promise<SmallCrm> {
  const crm: SmallCrm = {
    origin: '',
    delayMs: 0,
    customers: new Map(),
    end: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
  const server = createServer((request, response) => {
    const found = crm.customers.get(decodeURIComponent((request.url ?? '').replace('/customers/', '')))
    setTimeout(() => {
      response.writeHead(found ? 200 : 404, { 'content-type': 'application/json' })
      response.end(JSON.stringify(found ?? {}))
    }, crm.delayMs)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  crm.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return crm
}
