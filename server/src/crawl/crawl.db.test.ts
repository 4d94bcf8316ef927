import { gzipSync } from 'node:zlib'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../db/database.ts'
import { eachDatabase } from '../testing/databases.ts'
import { createTestNode, type TestNode } from '../testing/test-node.ts'
import { helpPage, openHelpSite, type HelpSite, type Served } from './testing/help-site.ts'

const long = 'It takes two working days, and we write to you by e-mail when the money is on its way back to your card.'
const times = { sweepMs: 50, pauseMs: 1, leaseMs: 4000, timeoutMs: 400 }

eachDatabase((_name, open) => {
  describe('a help centre', () => {
    let db: Database
    let ahead = 0
    const now = () => Date.now() + ahead
    const sites: HelpSite[] = []
    const nodes: TestNode[] = []

    beforeAll(async () => void (db = (await open()).db))
    afterEach(async () => {
      await Promise.all(nodes.splice(0).map((node) => node.stop()))
      await Promise.all(sites.splice(0).map((site) => site.stop()))
    })

    async function desk(pages: Record<string, Served>, { pauseMs = 1 } = {}) {
      const site = await openHelpSite(pages)
      sites.push(site)
      const it = await createTestNode(db, {
        env: { BATON_ACTION_ORIGINS: site.origin },
        crawlTimes: { ...times, pauseMs },
        now,
      })
      nodes.push(it)
      return { site, it }
    }

    async function add(it: TestNode, url: string, body: object = {}) {
      const { status, json } = await it.call('POST', '/v1/knowledge/sources', { url, ...body })
      expect([status, json]).toEqual([201, expect.objectContaining({ url })])
      return json.id as string
    }

    async function ended(it: TestNode, id: string, after: string | null = null) {
      for (let tries = 0; tries < 400; tries += 1) {
        const { json } = await it.call('GET', `/v1/knowledge/sources/${id}`)
        if ((json.status === 'done' || json.status === 'failed') && json.endedAt !== after) return json
        await sleep(25)
      }
      throw new Error('it does not end')
    }

    const pagesOf = async (it: TestNode, id: string) => {
      const { json } = await it.call('GET', `/v1/knowledge/sources/${id}/pages`)
      return Object.fromEntries(
        json.pages.map((page: { url: string; status: string; because: string | null }) => [
          new URL(page.url).pathname,
          page.because ? `${page.status}: ${page.because}` : page.status,
        ]),
      ) as Record<string, string>
    }
    const finds = async (it: TestNode, q: string) =>
      (await it.call('GET', `/v1/articles/search?q=${encodeURIComponent(q)}`)).json.passages

    test('becomes cited answers: what the page says, and nothing of what stands around it', async () => {
      const { site, it } = await desk({
        '/help/': helpPage('Help', '<p>Welcome</p>', { links: ['/help/refunds', '/help/delivery', '/shop'] }),
        '/help/refunds': helpPage('Refunds', `<h2>How long a refund takes</h2><p>${long}</p>`),
        '/help/delivery': helpPage('Delivery', `<p>Parcels come by bicycle. ${long}</p>`),
        '/shop': helpPage('Shop', `<p>Buy refunds here. ${long}</p>`),
      })
      const id = await add(it, `${site.origin}/help/`)
      const source = await ended(it, id)
      expect(source).toMatchObject({ status: 'done', fault: null, pages: { read: 2, waiting: 0, leftOut: 1 } })
      expect(await pagesOf(it, id)).toEqual({
        '/help/': 'left-out: no-text',
        '/help/refunds': 'read',
        '/help/delivery': 'read',
      })
      const [best] = await finds(it, 'how long does a refund take')
      expect(best).toMatchObject({ title: 'Refunds', url: `${site.origin}/help/refunds`, text: long, locale: 'en' })
      expect(best.score).toBeGreaterThan(0.3)
      expect(await finds(it, 'imprint')).toEqual([])
      expect(site.asked.map(({ path }) => path)).not.toContain('/shop')
    })

    test('is read by what robots.txt and the pages themselves allow', async () => {
      const { site, it } = await desk({
        '/robots.txt': {
          headers: { 'content-type': 'text/plain' },
          body: 'User-agent: *\nAllow: /\n\nUser-agent: baton\nDisallow: /secret\nAllow: /secret/open\n',
        },
        '/': helpPage('Start', `<p>${long}</p>`, {
          links: ['/secret/a', '/secret/open', '/noindex', '/header', '/away', '/picture.png', '/same', '/moved'],
        }),
        '/secret/a': helpPage('Secret', `<p>${long}</p>`),
        '/secret/open': helpPage('Open', `<p>Open to all. ${long}</p>`),
        '/noindex': helpPage('Not kept', `<p>${long}</p>`, { head: '<meta name="robots" content="noindex">' }),
        '/header': { headers: { 'x-robots-tag': 'noindex' }, body: helpPage('Not kept', `<p>Head. ${long}</p>`) },
        '/away': { status: 302, headers: { location: 'http://127.0.0.1:9/elsewhere' } },
        '/moved': { status: 301, headers: { location: '/secret/a' } },
        '/same': helpPage('Start', `<p>${long}</p>`),
      })
      const id = await add(it, `${site.origin}/`)
      await ended(it, id)
      expect(await pagesOf(it, id)).toEqual({
        '/': 'read',
        '/secret/open': 'read',
        '/noindex': 'left-out: noindex',
        '/header': 'left-out: noindex',
        '/away': 'left-out: elsewhere',
        '/moved': 'left-out: robots',
        '/same': 'left-out: duplicate',
      })
      expect(site.asked.map(({ path }) => path)).not.toContain('/secret/a')
      expect(site.asked.every(({ headers }) => headers['user-agent'] === 'baton')).toBe(true)
    })

    test.each([
      ['robots.txt that forbids it all', { '/robots.txt': 'User-agent: *\nDisallow: /' }, 'robots'],
      ['robots.txt that cannot be had', { '/robots.txt': { status: 503 } }, 'robots'],
      ['nothing where it begins', { '/robots.txt': '' }, 'not-found'],
      [
        'a start that leads elsewhere',
        { '/': { status: 302, headers: { location: 'http://127.0.0.2/' } } },
        'elsewhere',
      ],
      ['a start that is a circle', { '/': { status: 302, headers: { location: '/' } } }, 'redirects'],
      ['no page with words', { '/': helpPage('Empty', '<p>Soon</p>') }, 'no-text'],
      ['a start that never answers', { '/': () => undefined }, 'timeout'],
    ] as [string, Record<string, Served>, string][])('with %s has failed and says why', async (_what, pages, fault) => {
      const { site, it } = await desk(pages)
      const id = await add(it, `${site.origin}/`)
      expect(await ended(it, id)).toMatchObject({ status: 'failed', fault, pages: { read: 0 } })
      if (fault === 'robots') expect(site.asked.map(({ path }) => path)).toEqual(['/robots.txt'])
    })

    test('of a private address that nobody has allowed is not asked for anything', async () => {
      const { site, it } = await desk({ '/': helpPage('Start', `<p>${long}</p>`) })
      const elsewhere = await openHelpSite({ '/': helpPage('Inside', `<p>${long}</p>`) })
      sites.push(elsewhere)
      const id = await add(it, `${elsewhere.origin}/`)
      expect(await ended(it, id)).toMatchObject({ status: 'failed', fault: 'not-allowed' })
      site.pages.set('/robots.txt', { status: 302, headers: { location: `${elsewhere.origin}/robots.txt` } })
      const other = await add(it, `${site.origin}/`)
      expect(await ended(it, other)).toMatchObject({ status: 'failed', fault: 'not-allowed' })
      expect(elsewhere.asked).toEqual([])
    })

    test('is found by its sitemap: an index, a packed file, and what nobody should unpack', async () => {
      const { site, it } = await desk({})
      const urls = (paths: string[]) => paths.map((path) => `<url><loc>${site.origin}${path}</loc></url>`).join('')
      const bomb = gzipSync(Buffer.alloc(30 * 1024 * 1024, 'a'))
      const files = { '/robots.txt': `Sitemap: ${site.origin}/index.xml`, '/': helpPage('Start', `<p>${long}</p>`) }
      for (const [path, page] of Object.entries(files)) site.pages.set(path, page)
      const inIndex = ['/a.xml', '/b.xml.gz', '/bomb.xml.gz', '/index.xml'].map(
        (path) => `<sitemap><loc>${site.origin}${path}</loc></sitemap>`,
      )
      const elsewhere = '<sitemap><loc>http://127.0.0.1:9/c.xml</loc></sitemap>'
      site.pages.set('/index.xml', `<?xml version="1.0"?><sitemapindex>${inIndex.join('')}${elsewhere}</sitemapindex>`)
      site.pages.set('/a.xml', `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls(['/one'])}</urlset>`)
      site.pages.set('/b.xml.gz', { body: gzipSync(`<urlset>${urls(['/two'])}</urlset>`) })
      site.pages.set('/bomb.xml.gz', { body: bomb })
      site.pages.set('/one', helpPage('One', `<p>Number one. ${long}</p>`))
      site.pages.set('/two', helpPage('Two', `<p>Number two. ${long}</p>`))
      const id = await add(it, `${site.origin}/`)
      await ended(it, id)
      expect(await pagesOf(it, id)).toEqual({ '/': 'read', '/one': 'read', '/two': 'read' })
    })

    test('is asked one thing at a time, with the pause that it wants', async () => {
      let open = 0
      let most = 0
      const slow =
        (body: string): Served =>
        (_request, response) => {
          most = Math.max(most, (open += 1))
          setTimeout(() => {
            open -= 1
            response.writeHead(200, { 'content-type': 'text/html' }).end(body)
          }, 10)
        }
      const { site, it } = await desk({
        '/robots.txt': 'User-agent: *\nCrawl-delay: 0.15',
        '/': slow(helpPage('Start', `<p>${long}</p>`, { links: ['/a', '/b', '/c'] })),
        '/a': slow(helpPage('A', `<p>A. ${long}</p>`)),
        '/b': slow(helpPage('B', `<p>B. ${long}</p>`)),
        '/c': slow(helpPage('C', `<p>C. ${long}</p>`)),
      })
      await ended(it, await add(it, `${site.origin}/`))
      expect(most).toBe(1)
      const times = site.asked.slice(2).map(({ at }) => at)
      expect(times.length).toBeGreaterThanOrEqual(5)
      for (const [i, at] of times.entries()) if (i > 0) expect(at - (times[i - 1] ?? 0)).toBeGreaterThan(140)
    })

    test('is asked on a later day for what has changed alone, and follows it', async () => {
      const tagged =
        (tag: string, body: string): Served =>
        (request, response) => {
          const same = request.headers['if-none-match'] === tag
          response.writeHead(same ? 304 : 200, { 'content-type': 'text/html', etag: tag }).end(same ? '' : body)
        }
      const { site, it } = await desk({
        '/': helpPage('Start', `<p>${long}</p>`, { links: ['/same', '/changed', '/gone', '/broken'] }),
        '/same': tagged('"1"', helpPage('Same', `<p>As it was. ${long}</p>`)),
        '/changed': tagged('"1"', helpPage('Changed', `<p>Walruses. ${long}</p>`)),
        '/gone': helpPage('Gone', `<p>Penguins. ${long}</p>`),
        '/broken': helpPage('Broken', `<p>Ostriches. ${long}</p>`),
      })
      const id = await add(it, `${site.origin}/`)
      const first = await ended(it, id)
      expect(first.pages).toMatchObject({ read: 5 })
      site.pages.set('/changed', tagged('"2"', helpPage('Changed', `<p>Flamingos. ${long}</p>`)))
      site.pages.delete('/gone')
      site.pages.set('/broken', { status: 500 })
      ahead += 25 * 60 * 60 * 1000
      const second = await ended(it, id, first.endedAt)
      expect(second).toMatchObject({ status: 'done', pages: { read: 4, gone: 1 } })
      expect(await pagesOf(it, id)).toMatchObject({ '/gone': 'gone: not-found', '/broken': 'read: http-error' })
      expect(await finds(it, 'flamingos')).toHaveLength(1)
      for (const word of ['walruses', 'penguins']) expect(await finds(it, word)).toEqual([])
      expect(await finds(it, 'ostriches')).toHaveLength(1)
    })

    test('that is away forgets nothing', async () => {
      const links = Array.from({ length: 8 }, (_, i) => `/p${i}`)
      const { site, it } = await desk({
        '/': helpPage('Start', `<p>${long}</p>`, { links }),
        ...Object.fromEntries(links.map((link) => [link, helpPage(link, `<p>Page ${link}. ${long}</p>`)])),
      })
      const id = await add(it, `${site.origin}/`)
      const first = await ended(it, id)
      for (const link of links) site.pages.set(link, () => undefined)
      await it.call('POST', `/v1/knowledge/sources/${id}/refresh`)
      const second = await ended(it, id, first.endedAt)
      expect(second).toMatchObject({ status: 'failed', fault: 'unreachable', pages: { read: 9 } })
      expect(await finds(it, 'walruses')).toEqual([])
      expect((await it.call('GET', '/v1/articles')).json.articles).toHaveLength(9)
    })

    test('has no more pages read than it may, and says that there were more', async () => {
      const links = Array.from({ length: 30 }, (_, i) => `/p${i}`)
      const { site, it } = await desk({
        '/': helpPage('Start', `<p>${long}</p>`, { links }),
        ...Object.fromEntries(links.map((link) => [link, helpPage(link, `<p>Page ${link}. ${long}</p>`)])),
      })
      const id = await add(it, `${site.origin}/`, { mostPages: 7 })
      expect(await ended(it, id)).toMatchObject({ cut: true, pages: { known: 7, read: 7 } })
    })

    test('in other languages is kept by what its words are, and left out where the assistant does not speak it', async () => {
      const { site, it } = await desk({
        '/': helpPage(
          'Hilfe',
          '<p>Die Rückzahlung dauert zwei Werktage, und wir schreiben Ihnen, sobald das Geld unterwegs ist.</p>',
          {
            links: ['/pl'],
          },
        ),
        '/pl': helpPage(
          'Pomoc',
          '<p>Zwrot pieniędzy trwa dwa dni robocze, a my napiszemy do ciebie, gdy środki będą już w drodze na twoje konto.</p>',
        ),
      })
      const id = await add(it, `${site.origin}/`)
      await ended(it, id)
      expect((await it.call('GET', '/v1/articles')).json.articles).toMatchObject([{ locale: 'de', title: 'Hilfe' }])
      expect(await pagesOf(it, id)).toMatchObject({ '/pl': 'left-out: language' })
    })

    test('goes with all its articles, aside from what somebody has changed since', async () => {
      const { site, it } = await desk({
        '/': helpPage('Start', `<p>${long}</p>`, { links: ['/a'] }),
        '/a': helpPage('A', `<p>Walruses. ${long}</p>`),
      })
      const id = await add(it, `${site.origin}/`)
      await ended(it, id)
      const { articles } = (await it.call('GET', '/v1/articles')).json
      const mine = articles.find((each: { title: string }) => each.title === 'A')
      await it.call('PUT', `/v1/articles/${mine.id}`, { title: 'Mine', body: 'Written by hand about narwhals.' })
      const first = (await it.call('GET', `/v1/knowledge/sources/${id}`)).json
      await it.call('POST', `/v1/knowledge/sources/${id}/refresh`)
      await ended(it, id, first.endedAt)
      expect(await pagesOf(it, id)).toMatchObject({ '/a': 'left-out: edited' })
      expect((await it.call('DELETE', `/v1/knowledge/sources/${id}`)).status).toBe(204)
      expect((await it.call('GET', '/v1/articles')).json.articles).toMatchObject([{ title: 'Mine' }])
      expect((await it.call('GET', `/v1/knowledge/sources/${id}`)).status).toBe(404)
    })

    test('is gone on with where a node has stopped in the middle of it', async () => {
      const links = Array.from({ length: 12 }, (_, i) => `/p${i}`)
      const { site, it } = await desk(
        {
          '/': helpPage('Start', `<p>${long}</p>`, { links }),
          ...Object.fromEntries(links.map((link) => [link, helpPage(link, `<p>Page ${link}. ${long}</p>`)])),
        },
        { pauseMs: 60 },
      )
      const id = await add(it, `${site.origin}/`)
      for (;;) {
        const { json } = await it.call('GET', `/v1/knowledge/sources/${id}`)
        if (json.pages.read >= 4) break
        await sleep(10)
      }
      await it.stop()
      nodes.splice(nodes.indexOf(it), 1)
      const again = await createTestNode(db, { env: { BATON_ACTION_ORIGINS: site.origin }, crawlTimes: times, now })
      nodes.push(again)
      const headers = { authorization: `Bearer ${it.key}` }
      for (let status = ''; status !== 'done'; await sleep(20))
        status = (await again.call('GET', `/v1/knowledge/sources/${id}`, undefined, headers)).json.status
      for (const link of links) expect([link, site.asked.filter(({ path }) => path === link).length]).toEqual([link, 1])
    })

    test('is added once, and by leads alone', async () => {
      const { site, it } = await desk({ '/': helpPage('Start', `<p>${long}</p>`) })
      await add(it, `${site.origin}/`)
      const twice = await it.call('POST', '/v1/knowledge/sources', { url: `${site.origin}/#top` })
      expect([twice.status, twice.json.code]).toEqual([409, 'source_exists'])
      const named = await it.call('POST', '/v1/knowledge/sources', { url: 'http://me:secret@shop.example/' })
      expect([named.status, named.json.code]).toEqual([400, 'invalid_request'])
    })
  })
})
