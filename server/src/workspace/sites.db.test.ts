import { readdirSync } from 'node:fs'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../testing/databases.ts'
import { createTestNode, type TestNode } from '../testing/test-node.ts'
import { lookOf, noteSeen } from './sites.ts'

const shop = 'https://shop.example'
const blog = 'https://blog.example'

eachDatabase((_name, open) => {
  describe('the sites of a workspace', () => {
    let it: TestNode
    beforeAll(async () => {
      it = await createTestNode((await open()).db)
      await it.call('PUT', '/v1/workspace', { sites: [shop, blog] })
    })
    afterAll(() => it.stop())
    const sites = async () => (await it.call('GET', '/v1/sites')).json.sites

    test('each has a look of its own; what is left out stays, and it is in the audit trail', async () => {
      const first = await it.call('PUT', '/v1/sites', { origin: shop, look: { theme: 'dark', position: 'left' } })
      expect(first.json).toMatchObject({ origin: shop, look: { theme: 'dark', position: 'left', accent: null } })
      await it.call('PUT', '/v1/sites', { origin: shop, look: { accent: '#ffcc00' } })
      expect(await sites()).toMatchObject([
        { origin: shop, look: { theme: 'dark', position: 'left', accent: '#ffcc00', sounds: false }, lastSeenAt: null },
        { origin: blog, look: { theme: 'auto', position: 'right' } },
      ])
      const { entries } = (await it.call('GET', '/v1/audit?action=site.changed')).json
      expect(entries).toHaveLength(2)
    })

    test('a site that is not allowed, and a colour that is none, are refused', async () => {
      const stranger = await it.call('PUT', '/v1/sites', { origin: 'https://evil.example', look: { theme: 'dark' } })
      expect(stranger.json.code).toBe('origin_not_allowed')
      const accent = 'red;} body{display:none'
      expect((await it.call('PUT', '/v1/sites', { origin: shop, look: { accent } })).json.code).toBe('invalid_request')
    })

    test('the look comes with the script where the site is known by what the browser tells; elsewhere the script comes alone', async () => {
      const load = (url: string, headers: Record<string, string>) => it.node.app.inject({ method: 'GET', url, headers })
      const address = `/widget.js?workspace=${it.workspace}`
      const lookIn = (body: string) =>
        JSON.parse(
          /^\/\/# allFunctionsCalledOnLoad\n\(document\.currentScript\|\|\{\}\)\.look=(\{.*?\});/.exec(body)?.[1] ??
            'null',
        )
      await it.call('PUT', '/v1/sites', { origin: shop, look: { theme: 'dark', accent: '#ffcc00' } })
      const known = await load(address, { referer: `${shop}/` })
      expect(lookIn(known.body)).toMatchObject({ theme: 'dark', accent: '#ffcc00' })
      expect(known.headers['vary']).toContain('referer')
      expect(known.headers['cache-control']).toBe('private, max-age=60')
      expect(lookIn((await load(address, { origin: shop })).body)).toMatchObject({ theme: 'dark' })
      expect(lookIn((await load(address, { referer: 'https://evil.example/' })).body)).toEqual({})
      expect(lookIn((await load('/widget.js?workspace=nobody', { referer: `${shop}/` })).body)).toEqual({})
      const alone = await load('/widget.js', { referer: `${shop}/` })
      expect(lookIn(alone.body)).toBeNull()
      expect(alone.body).toMatch(/^\/\/# allFunctionsCalledOnLoad\n/)
      for (const [url, headers] of [
        [address, {}],
        [address, { referer: 'not an address' }],
      ] as const)
        expect(await load(url, headers)).toMatchObject({
          body: alone.body,
          // Kept by whatever lies between, it would be given to the sites that are known.
          headers: { vary: expect.stringContaining('referer') },
        })
    })

    test('the script is sent compressed to a browser that takes it so, and not again to one that has it', async () => {
      const load = (headers: Record<string, string>) =>
        it.node.app.inject({
          method: 'GET',
          url: `/widget.js?workspace=${it.workspace}`,
          headers: { referer: `${shop}/`, ...headers },
        })
      await it.call('PUT', '/v1/sites', { origin: shop, look: { theme: 'dark' } })
      const plain = await load({})
      expect(plain.headers['content-encoding']).toBeUndefined()
      for (const [accepted, encoding, open] of [
        ['gzip, deflate, br', 'br', brotliDecompressSync],
        ['gzip', 'gzip', gunzipSync],
      ] as const) {
        const sent = await load({ 'accept-encoding': accepted })
        expect(sent.headers['content-encoding']).toBe(encoding)
        expect(sent.headers['vary']).toContain('accept-encoding')
        expect(open(sent.rawPayload).toString()).toBe(plain.body)
        expect(sent.rawPayload.length).toBeLessThan(10 * 1024)
      }
      expect((await load({ 'accept-encoding': 'br;q=0' })).body).toBe(plain.body)
      expect(plain.headers['etag']).toMatch(/^W\//)
      const again = await load({ 'if-none-match': String(plain.headers['etag']) })
      expect([again.statusCode, again.body]).toEqual([304, ''])
      await it.call('PUT', '/v1/sites', { origin: shop, look: { theme: 'light' } })
      expect((await load({ 'if-none-match': String(plain.headers['etag']) })).body).toContain('"theme":"light"')
    })

    test('files of the inbox and of the chat are sent as they were compressed when they were built', async () => {
      const page = await it.node.app.inject({ method: 'GET', url: '/inbox' })
      const [, file = ''] = /src="(\/inbox\/assets\/[^"]+\.js)"/.exec(page.body) ?? []
      const load = (headers: Record<string, string>) => it.node.app.inject({ method: 'GET', url: file, headers })
      const plain = await load({})
      const sent = await load({ 'accept-encoding': 'gzip, br' })
      expect(sent.headers).toMatchObject({ 'content-encoding': 'br', 'content-type': plain.headers['content-type'] })
      expect(brotliDecompressSync(sent.rawPayload).equals(plain.rawPayload)).toBe(true)
      // What looks at a site's page is loaded by that page, compressed or not.
      const assets = readdirSync(new URL('../../../widget/dist/assets', import.meta.url))
      const pageScript = assets.find((name) => /^page-[\w-]+\.js$/.test(name)) ?? ''
      const seen = await it.node.app.inject({
        method: 'GET',
        url: `/widget/assets/${pageScript}`,
        headers: { 'accept-encoding': 'br' },
      })
      expect(seen.headers).toMatchObject({ 'content-encoding': 'br', 'access-control-allow-origin': '*' })
    })

    test('when it was loaded there first and last is kept, to the minute', async () => {
      const at = Date.UTC(2026, 0, 5, 9)
      await noteSeen(it.db, it.workspace, blog, at)
      await noteSeen(it.db, it.workspace, blog, at + 30_000)
      const seen = async () => (await sites()).find(({ origin }: { origin: string }) => origin === blog)
      expect(await seen()).toMatchObject({
        firstSeenAt: '2026-01-05T09:00:00.000Z',
        lastSeenAt: '2026-01-05T09:00:00.000Z',
      })
      await noteSeen(it.db, it.workspace, blog, at + 90_000)
      expect(await seen()).toMatchObject({
        firstSeenAt: '2026-01-05T09:00:00.000Z',
        lastSeenAt: '2026-01-05T09:01:30.000Z',
      })
    })

    test('another workspace has nothing of it', async () => {
      const other = await it.another()
      expect(await lookOf(it.db, other.workspace, shop)).toMatchObject({ theme: 'auto', accent: null })
    })
  })
})
