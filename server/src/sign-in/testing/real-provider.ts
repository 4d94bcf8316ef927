import { once } from 'node:events'
import http from 'node:http'
import type { AddressInfo } from 'node:net'

/** It comes without types: as much as we need. */
interface ProviderLibrary {
  Provider: new (issuer: string, configuration: object) => { callback(): http.RequestListener }
}

/** A real OpenID provider on loopback, with pages of its own: whoever names a login there is that person. */
export interface RealProvider {
  issuer: string
  clientId: string
  secret: string
  close(): Promise<void>
}

export async function startRealProvider(given: {
  redirectUri: string
  /** What it vouches for, by login. */
  people: Readonly<Record<string, { email: string; email_verified: boolean; name?: string }>>
}): Promise<RealProvider> {
  const library = 'oidc-provider'
  const { Provider } = (await import(library)) as ProviderLibrary
  let answer: http.RequestListener = (_request, response) => response.writeHead(503).end()
  const server = http.createServer((request, response) => answer(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const clientId = 'baton'
  const secret = 'a secret/of the: client'.replaceAll(' ', '+')
  answer = new Provider(issuer, {
    clients: [{ client_id: clientId, client_secret: secret, redirect_uris: [given.redirectUri] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    cookies: { keys: ['of a test'] },
    findAccount: (_context: unknown, id: string) => ({
      accountId: id,
      claims: () => ({ sub: id, ...given.people[id] }),
    }),
  }).callback()
  return {
    issuer,
    clientId,
    secret,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
