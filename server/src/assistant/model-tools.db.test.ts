import { beforeAll, expect, test } from 'vitest'
import type { Database } from '../db/database.ts'
import { putArticle } from '../knowledge/knowledge.ts'
import { eachDatabase } from '../testing/databases.ts'
import { createModelTools } from './model-tools.ts'

eachDatabase((_name, open) => {
  let db: Database
  beforeAll(async () => ({ db } = await open()))

  test('a model finds what its knowledge has: by tag, by source, all of it, and nothing of another workspace', async () => {
    const workspace = 'w-tools'
    const put = (id: string, tags: string[], source?: string) =>
      putArticle(
        db,
        workspace,
        { id, locale: 'en', title: `Battery of the ${id}`, url: null, tags, body: 'It lasts nine weeks.' },
        1,
        {
          ...(source ? { source } : {}),
        },
      )
    await put('reader', ['device'])
    await put('lamp', ['light'])
    await put('page', [], 'site:src-1')
    await put('sheet', [], 'document:doc-1')
    const tools = createModelTools({ db, allowedOrigins: () => [], baseUrl: () => '' })
    const found = async (scope: { tags: string[]; sources: string[] } | null, from = workspace) =>
      (
        await tools.search({
          workspace: from,
          conversationId: 'c',
          query: 'battery',
          locale: 'en',
          scope,
          signal: AbortSignal.timeout(60_000),
        })
      )
        .map(({ articleId }) => articleId)
        .toSorted()
    expect(await found({ tags: ['device'], sources: [] })).toEqual(['reader'])
    expect(await found({ tags: ['light'], sources: ['src-1'] })).toEqual(['lamp', 'page'])
    expect(await found({ tags: [], sources: ['documents'] })).toEqual(['sheet'])
    expect(await found({ tags: [], sources: ['articles'] })).toEqual(['lamp', 'reader'])
    expect(await found({ tags: [], sources: [] })).toEqual([])
    expect(await found(null)).toEqual(['lamp', 'page', 'reader', 'sheet'])
    expect(await found(null, 'w-others')).toEqual([])
  })
})
