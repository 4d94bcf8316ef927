import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../db/database.ts'
import { createHousekeeping, documentsKeptMs } from '../housekeeping.ts'
import { eachDatabase } from '../testing/databases.ts'
import { createTestNode, type TestNode } from '../testing/test-node.ts'
import { documentById } from './documents.ts'
import type { DocumentText } from './document.ts'
import { keepDocument } from './keep-document.ts'
import { makePdf } from './testing/make-pdf.ts'

const returns = 'A lamp that nobody has used goes back to the shop within thirty days, and we pay for the parcel.'
const repairs = 'The workshop mends every lamp that we have sold. A repair takes two weeks, and the first one is free.'
const handbook = (...more: string[]) =>
  ['# Lamp handbook', '## Returns', returns, '## Repairs', repairs, ...more].join('\n\n')

eachDatabase((_name, open) => {
  describe('a document', () => {
    let db: Database
    let ahead = 0
    const now = () => Date.now() + ahead
    const nodes: TestNode[] = []
    beforeAll(async () => void (db = (await open()).db))
    afterEach(async () => {
      ahead = 0
      await Promise.all(nodes.splice(0).map((node) => node.stop()))
    })

    async function desk() {
      const it = await createTestNode(db, { now })
      nodes.push(it)
      const put = async (id: string, payload: string | Buffer, query = '') => {
        const response = await it.node.app.inject({
          method: 'PUT',
          url: `/v1/knowledge/documents/${id}${query}`,
          headers: { authorization: `Bearer ${it.key}`, 'content-type': 'text/anything' },
          payload,
        })
        return { status: response.statusCode, json: response.json() }
      }
      const ask = async (q: string) =>
        (await it.call('GET', `/v1/articles/search?q=${encodeURIComponent(q)}`)).json.passages as {
          title: string
          text: string
          url: string | null
          articleId: string
        }[]
      const list = async () => (await it.call('GET', '/v1/knowledge/documents')).json.documents
      return { it, put, ask, list }
    }

    test('of each kind is read by what is in it, and found by section with its name and page', async () => {
      const { put, ask, list } = await desk()
      const pdf = makePdf(
        [
          [
            { text: 'Hire terms', size: 22 },
            { text: 'Deposit', size: 15, above: 10 },
            ...lines(
              'The deposit for a chandelier is ninety euros, and it comes back on the day on which we fetch it.',
            ),
          ],
          [
            { text: 'Insurance', size: 15 },
            ...lines('Broken glass is insured up to four hundred euros when you tell us within two days of the party.'),
          ],
        ],
        { title: 'Microsoft Word - hire.doc' },
      )
      expect(await put('a', handbook(), '?name=liar.pdf')).toMatchObject({
        status: 200,
        json: {
          kind: 'markdown',
          title: 'Lamp handbook',
          sections: 2,
          version: 1,
          status: 'ready',
          done: 2,
          pages: null,
        },
      })
      expect(await put('b', pdf, '?name=hire.txt&url=https%3A%2F%2Fshop.example%2Fhire.pdf')).toMatchObject({
        status: 200,
        json: { kind: 'pdf', title: 'Hire terms', pages: 2, blankPages: [], locale: 'en' },
      })
      const html = `<html lang="de"><body><nav>Start Shop</nav><h1>Pflege</h1><p>Den Schirm wischen Sie mit einem trockenen Tuch ab, und die Fassung nur dann, wenn der Stecker gezogen ist.</p><script>alert(1)</script></body></html>`
      expect(await put('c', html, '?name=pflege.md')).toMatchObject({
        status: 200,
        json: { kind: 'html', title: 'Pflege', locale: 'de', sections: 1 },
      })
      const text =
        'Opening hours\n\nThe shop is open from nine to six on working days, and on Saturdays from ten to two.\n'
      expect(await put('d', Buffer.from(text, 'utf16le').swap16().fill(0, 0, 0), '?name=x')).toMatchObject({
        status: 415,
      })
      expect(
        await put('d', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]), '?name=Hours.txt'),
      ).toMatchObject({ status: 200, json: { kind: 'text', title: 'Hours' } })

      expect((await ask('How long does a repair take?'))[0]).toMatchObject({
        title: 'Repairs · Lamp handbook',
        text: repairs,
        url: null,
      })
      expect((await ask('Is broken glass insured?'))[0]).toMatchObject({
        title: 'Insurance · Hire terms, page 2',
        url: 'https://shop.example/hire.pdf#page=2',
      })
      expect((await ask('Womit wische ich den Schirm ab?'))[0]).toMatchObject({ title: 'Pflege' })
      expect((await ask('When is the shop open on Saturdays?'))[0]).toMatchObject({ title: 'Opening hours · Hours' })
      expect((await list()).map(({ id }: { id: string }) => id).sort()).toEqual(['a', 'b', 'c', 'd'])
    })

    test.each([
      ['nothing', Buffer.alloc(0), 'document_empty'],
      ['blanks', Buffer.from(' \n\t '), 'document_empty'],
      ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'document_type_refused'],
      ['an Office document', Buffer.from('PK\u0003\u0004 and so on'), 'document_type_refused'],
      ['a scan', makePdf([[], []]), 'document_scanned'],
      ['a PDF that asks for a password', makePdf([lines(returns)], { locked: true }), 'document_locked'],
      ['what only begins as a PDF', Buffer.from('%PDF-1.7 and nothing else'), 'document_broken'],
      ['too few words', Buffer.from('# Title\n\nNot much here.'), 'document_without_text'],
      [
        'another language',
        Buffer.from(
          'Lampę można zwrócić do sklepu w ciągu trzydziestu dni, jeśli nikt jej nie używał, a my płacimy za paczkę. '.repeat(
            3,
          ),
        ),
        'document_language',
      ],
      ['more bytes than are taken', Buffer.alloc(20 * 1024 * 1024 + 1, 'a '), 'document_too_large'],
      [
        'more pages than are read',
        makePdf(Array.from({ length: 501 }, () => [{ text: 'a page' }])),
        'document_too_long',
      ],
      [
        'a PDF that unpacks to a gigabyte',
        makePdf([[]], { content: Buffer.alloc(1_000_000_000, ' ') }),
        'document_too_hard',
      ],
      ['elements in elements', Buffer.from(`<html>${'<div>'.repeat(5000)}${returns}`), 'document_too_hard'],
    ])('that is %s is refused with what to do, and nothing is kept', async (_what, bytes, code) => {
      const { put, list } = await desk()
      const { status, json } = await put('x', bytes, '?name=x.pdf')
      expect({ status, json }).toMatchObject({
        status: json.status,
        json: { code, next: expect.stringMatching(/\w{3}/) },
      })
      expect(status).toBeGreaterThanOrEqual(400)
      expect(status).toBeLessThan(500)
      expect(await list()).toEqual([])
    })

    test('is replaced by a newer version: what changed is found anew, what is gone is not, what did not change stays', async () => {
      const { it, put, ask } = await desk()
      await put(
        'a',
        handbook('## Hire', 'A chandelier costs ninety euros a day, with delivery inside the city walls.'),
        '?name=h.md',
      )
      const before = await ask('How long does a repair take?')
      ahead = 60_000
      const changed = handbook().replace('thirty days', 'sixty days')
      expect(await put('a', changed, '?name=h.md')).toMatchObject({ status: 200, json: { version: 2, sections: 2 } })
      expect((await ask('Within how many days does a lamp go back?'))[0]?.text).toContain('sixty days')
      expect((await ask('What does a chandelier cost?')).filter(({ text }) => text.includes('chandelier'))).toEqual([])
      expect((await ask('How long does a repair take?'))[0]).toMatchObject({
        articleId: before[0]?.articleId,
        text: repairs,
      })
      const { articles } = (await it.call('GET', '/v1/knowledge/articles')).json
      const at = Object.fromEntries(
        articles.map((each: { title: string; updatedAt: string }) => [each.title, Date.parse(each.updatedAt)]),
      )
      expect(at['Returns · Lamp handbook'] - at['Repairs · Lamp handbook']).toBeGreaterThan(50_000)
      expect(articles[0].keeper).toEqual({ kind: 'document', name: 'h.md' })
    })

    test('that fails leaves the one that is there as it was', async () => {
      const { put, ask, list } = await desk()
      await put('a', handbook(), '?name=h.md')
      expect((await put('a', makePdf([[]]))).json.code).toBe('document_scanned')
      expect(await list()).toMatchObject([{ version: 1, status: 'ready', name: 'h.md' }])
      expect((await ask('How long does a repair take?'))[0]?.text).toBe(repairs)
    })

    test('is not read twice under two ids', async () => {
      const { put } = await desk()
      await put('a', handbook(), '?name=h.md')
      expect((await put('b', handbook(), '?name=copy.md')).json).toMatchObject({
        code: 'document_exists',
        detail: 'h.md',
      })
    })

    test('is removed at once and brought back as it was; after a day it is gone', async () => {
      const { it, put, ask, list } = await desk()
      await put('a', handbook(), '?name=h.md')
      const found = await ask('How long does a repair take?')
      expect(found.length).toBeGreaterThan(0)
      expect((await it.call('DELETE', '/v1/knowledge/documents/a')).status).toBe(204)
      expect(await ask('How long does a repair take?')).toEqual([])
      expect(await list()).toMatchObject([{ id: 'a', removedAt: expect.any(String) }])
      expect((await it.call('DELETE', '/v1/knowledge/documents/a')).json.code).toBe('document_not_found')
      expect((await it.call('POST', '/v1/knowledge/documents/a/restore')).json).toMatchObject({
        status: 'ready',
        removedAt: null,
      })
      expect(await ask('How long does a repair take?')).toEqual(found)
      expect((await it.call('POST', '/v1/knowledge/documents/a/restore')).json.code).toBe('document_not_found')

      await it.call('DELETE', '/v1/knowledge/documents/a')
      const keeper = createHousekeeping({ db, now, log: () => {}, atOnce: 4 })
      keeper.start()
      await keeper.clean()
      expect(await list()).toHaveLength(1)
      ahead = documentsKeptMs + 1000
      await keeper.clean()
      await keeper.stop()
      expect(await list()).toEqual([])
    })

    test('leaves alone what somebody has changed in the editor', async () => {
      const { it, put, ask } = await desk()
      await put('a', handbook(), '?name=h.md')
      const [hit] = await ask('How long does a repair take?')
      const mine = { title: 'Repairs', body: 'A repair takes three weeks in summer.' }
      await it.call('PUT', `/v1/articles/${hit?.articleId}`, mine)
      await put('a', handbook().replace('two weeks', 'nine weeks'), '?name=h.md')
      expect((await ask('How long does a repair take?'))[0]?.text).toBe(mine.body)
      const { parts } = (await it.call('GET', '/v1/knowledge/documents/a')).json
      expect(parts).toMatchObject([{ edited: false }, { edited: true, articleId: hit?.articleId }])
      await it.call('DELETE', '/v1/knowledge/documents/a')
      expect((await ask('How long does a repair take?'))[0]?.text).toBe(mine.body)
    })

    test('that is removed while it is indexed is not there afterwards', async () => {
      const { it, list } = await desk()
      const section = (n: number) => ({
        heading: [`Lamp ${n}`],
        page: null,
        part: null,
        body: `Lamp number ${n} burns for ${n} hours.`,
      })
      const text: DocumentText = {
        kind: 'text',
        title: 'Lamps',
        locale: 'en',
        tags: [],
        pages: null,
        blankPages: [],
        sections: Array.from({ length: 12 }, (_, n) => section(n)),
      }
      const uploaded = { id: 'long', name: 'lamps.txt', url: null, bytes: 1, hash: 'h' }
      const kept = keepDocument(
        db,
        it.workspace,
        uploaded,
        text,
        { by: { kind: 'key', id: 'k' }, newId: it.newId },
        now,
      )
      const ended = kept.then(
        () => 'kept',
        (error: { problem?: { code: string } }) => error.problem?.code,
      )
      for (;;) {
        const seen = await documentById(db, it.workspace, 'long')
        if (seen && seen.done > 0) break
      }
      await it.call('DELETE', '/v1/knowledge/documents/long')
      expect(await ended).toBe('document_changed')
      expect((await it.call('GET', '/v1/articles')).json.articles).toEqual([])
      expect(await list()).toMatchObject([{ removedAt: expect.any(String) }])
    })

    test('is for leads: an agent may not upload, and every upload and removal is in the audit', async () => {
      const { it, put } = await desk()
      await put('a', handbook(), '?name=h.md')
      await it.call('DELETE', '/v1/knowledge/documents/a')
      const rows = await db.scoped<{ action: string }>(
        it.workspace,
        `select action from baton.audit where workspace_id = $1 and target = 'a' order by at, id`,
        [it.workspace],
      )
      expect(rows.map(({ action }) => action)).toEqual(['knowledge_document.uploaded', 'knowledge_document.removed'])
      const visit = await it.call('POST', '/v1/visitors', { workspace: it.workspace }, { authorization: '' })
      const response = await it.node.app.inject({
        method: 'PUT',
        url: '/v1/knowledge/documents/b',
        headers: { authorization: `Bearer ${visit.json.token}` },
        payload: handbook(),
      })
      expect(response.statusCode).toBe(403)
    })
  })
})

function lines(text: string): { text: string }[] {
  return (text.match(/.{1,60}(?:\s|$)/g) ?? []).map((each) => ({ text: each.trim() }))
}
