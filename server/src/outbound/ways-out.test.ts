import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { callMcpTool } from '../account/call-mcp-tool.ts'
import { fetchPage } from '../crawl/fetch-page.ts'
import { pinnedAddress } from '../mail/mail-server.ts'
import { callAction } from '../playbooks/call-action.ts'
import { callTool, listTools } from '../mcp/visit-server.ts'
import { postWebhook } from '../webhooks/post-webhook.ts'
import type { Resolve } from './pinned-request.ts'
import { hostileUrls, resolveHostile } from './testing/hostile-urls.ts'

/*
 * Every way by which Baton asks something of an address that somebody else has named, against addresses that nobody may have it ask. One listens
 * on loopback, at the port that they all name: it is never asked.
 */
let inside: http.Server
let leads: http.Server
let asked: string[] = []
let port = 0
let allowed = ''
let to = ''
const lookedUp: string[] = []
const resolve: Resolve = async (host) => {
  lookedUp.push(host)
  return host === 'localhost' ? [{ address: '127.0.0.1', family: 4 }] : resolveHostile(host)
}

beforeAll(async () => {
  inside = http.createServer((request, response) => {
    asked.push(request.url ?? '')
    response.end('{}')
  })
  leads = http.createServer((_request, response) =>
    response.writeHead(302, { location: Buffer.from(to).toString('latin1') }).end(),
  )
  for (const server of [inside, leads]) await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  port = (inside.address() as AddressInfo).port
  allowed = `http://127.0.0.1:${(leads.address() as AddressInfo).port}`
})
beforeEach(() => void (asked = []))
afterAll(() => {
  for (const server of [inside, leads]) {
    server.closeAllConnections()
    server.close()
  }
})

const signal = new AbortController().signal
const ways: Record<string, (url: string) => Promise<unknown>> = {
  'an action of a playbook, or the account over HTTP': async (url) => {
    const call = { method: 'POST', url, timeoutMs: 2000, allowedOrigins: [allowed] } as const
    return (await callAction(call, resolve)).evidence.fault
  },
  'the account over MCP': async (url) => {
    const call = {
      url,
      tool: 'look_up',
      arguments: {},
      headers: {},
      timeoutMs: 2000,
      allowedOrigins: [allowed],
      resolve,
    }
    const answered = await callMcpTool(call)
    return answered.ok ? 'answered' : answered.fault
  },
  'an action over MCP': async (url) => {
    const server = {
      id: 's',
      name: 's',
      url,
      header: null,
      secret: 'token',
      hasSecret: true,
      secretLost: false,
      checkedAt: null,
      fault: null,
    }
    const options = { allowedOrigins: [allowed], resolve }
    const call = { tool: 'refund', hash: 'seen', arguments: {}, key: 'acl_1', timeoutMs: 2000 }
    const called = await callTool(server, call, options)
    return called.kind === 'failed' ? called.fault : 'answered'
  },
  'the tools of a server': async (url) => {
    const server = {
      id: 's',
      name: 's',
      url,
      header: null,
      secret: 'token',
      hasSecret: true,
      secretLost: false,
      checkedAt: null,
      fault: null,
    }
    const listed = await listTools(server, 2000, { allowedOrigins: [allowed], resolve })
    return listed.ok ? 'answered' : listed.fault
  },
  'a webhook': async (url) => {
    const secrets = ['whsec_AAAA']
    const post = { url, secrets, id: 'evt', at: 0, body: '{}', timeoutMs: 2000, allowedOrigins: [allowed] }
    return (await postWebhook(post, resolve)).fault
  },
  'a help centre': (url) =>
    fetchPage({ allowedOrigins: [allowed], resolve, signal }, url, { accept: 'text/html', longest: 1000 }).catch(
      ({ because }: { because: string }) => because,
    ),
  'a redirect of a help centre that is allowed': (url) => {
    to = url
    return fetchPage({ allowedOrigins: [allowed], resolve, signal }, `${allowed}/`, {
      accept: '*/*',
      longest: 1000,
    }).then(
      (got) => `answered ${got.status} at ${got.url}`,
      ({ because }: { because: string }) => because,
    )
  },
}

describe.each(Object.entries(ways))('%s', (name, goes) => {
  test('asks none of 250 addresses that it is led to', { timeout: 60_000 }, async () => {
    const urls = hostileUrls(port)
    expect(urls.length).toBeGreaterThanOrEqual(250)
    for (const url of urls) {
      lookedUp.length = 0
      const fault = await goes(url)
      // An address that cannot be read is none; a redirect that begins with the path stays where it is and ends as a circle.
      const refused = name.startsWith('a redirect') ? ['not-allowed', 'redirects'] : ['not-allowed', 'refused']
      expect([url, refused.includes(String(fault)) ? 'refused' : fault]).toEqual([url, 'refused'])
      // A name that is looked up twice can be another one the second time.
      expect([url, lookedUp.length <= 1]).toEqual([url, true])
    }
    expect(asked).toEqual([])
  })
})

test('a mail server of a workspace is none of them either', async () => {
  for (const url of hostileUrls(port)) {
    if (!URL.canParse(url) || new URL(url).hostname === '') continue
    const host = new URL(url).hostname.replace(/^\[|\]$/g, '')
    for (const at of [port, 25, 587, 993]) {
      const server = { host, port: at, security: 'none', user: null, password: null, trusted: false } as const
      const gone = await pinnedAddress(server as never, [], resolve).then(
        (address) => `goes to ${address}`,
        ({ fault }: { fault: string }) => fault,
      )
      expect([url, at, gone]).toEqual([url, at, expect.stringMatching(/^(not-allowed|unreachable)$/)])
    }
  }
})
