import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../db/database.ts'
import { createIds } from '../ids.ts'
import { listPlaybooks, putPlaybook } from '../playbooks/playbooks.ts'
import { eachDatabase } from '../testing/databases.ts'
import { listArticles, putArticle, search } from './knowledge.ts'
import { loadFolder } from './load-folder.ts'

const playbook = (id: string, title = 'Title') =>
  `id: ${id}\ntitle: ${title}\nwhen:\n  examples: [something]\nsteps:\n  - id: one\n    say: Hello\n`

const newId = createIds(() => 1)

eachDatabase((_, open) => {
  let db: Database
  let folder: string
  let count = 0
  beforeAll(async () => {
    ;({ db } = await open())
    folder = await mkdtemp(path.join(os.tmpdir(), 'baton-content-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  const fresh = async (): Promise<{ workspace: string; root: string }> => {
    const root = path.join(folder, `f${++count}`)
    await mkdir(path.join(root, 'knowledge/en'), { recursive: true })
    await mkdir(path.join(root, 'knowledge/de'), { recursive: true })
    await mkdir(path.join(root, 'playbooks'), { recursive: true })
    return { workspace: `w${count}`, root }
  }
  const write = (root: string, file: string, text: string | Uint8Array) => writeFile(path.join(root, file), text)
  const ids = async (workspace: string) =>
    (await listArticles(db, workspace)).map(({ id, locale }) => `${id}/${locale}`)

  test('what a folder changes is in the audit, in the order in which it was done', async () => {
    const { workspace, root } = await fresh()
    const entries = () =>
      db.scoped(
        workspace,
        'select action, target, actor_kind, detail from baton.audit where workspace_id = $1 order by id',
        [workspace],
      )
    await write(root, 'knowledge/en/restart.md', '---\ntitle: Restart\n---\nHold the button.')
    await write(root, 'playbooks/one.yaml', playbook('one'))
    await loadFolder({ db, newId }, workspace, root, 1)
    await loadFolder({ db, newId }, workspace, root, 2)
    const source = `folder:${path.basename(root)}/knowledge/en/restart.md`
    const saved = [
      {
        action: 'article.saved',
        target: 'restart',
        actor_kind: 'system',
        detail: { locale: 'en', source, hash: expect.any(String), passages: 1 },
      },
      { action: 'playbook.saved', target: 'one' },
    ]
    expect(await entries()).toMatchObject(saved)
    await rm(path.join(root, 'knowledge/en/restart.md'))
    await rm(path.join(root, 'playbooks/one.yaml'))
    await loadFolder({ db, newId }, workspace, root, 3)
    expect(await entries()).toMatchObject([
      ...saved,
      { action: 'article.removed', target: 'restart', detail: { locales: ['en'] } },
      { action: 'playbook.removed', target: 'one' },
    ])
  })

  test('loads all, then only what changed, and removes what is gone', async () => {
    const { workspace, root } = await fresh()
    await write(root, 'knowledge/en/restart.md', '---\ntitle: Restart\n---\nHold the button.')
    await write(root, 'knowledge/de/restart.md', '---\ntitle: Neustart\n---\nTaste halten.')
    await write(root, 'knowledge/en/cable.md', '# Cable\n\nPlug it in.')
    await write(root, 'playbooks/one.yaml', playbook('one'))
    await write(root, 'playbooks/README.md', 'not a playbook')
    expect(await loadFolder({ db, newId }, workspace, root, 1)).toEqual({
      loaded: 4,
      unchanged: 0,
      removed: 0,
      broken: [],
    })
    expect(await loadFolder({ db, newId }, workspace, root, 2)).toEqual({
      loaded: 0,
      unchanged: 4,
      removed: 0,
      broken: [],
    })

    await write(root, 'knowledge/en/cable.md', '# Charger\n\nPlug it in.')
    await rm(path.join(root, 'knowledge/de/restart.md'))
    await rm(path.join(root, 'playbooks/one.yaml'))
    expect(await loadFolder({ db, newId }, workspace, root, 3)).toEqual({
      loaded: 1,
      unchanged: 1,
      removed: 2,
      broken: [],
    })
    expect(await ids(workspace)).toEqual(['cable/en', 'restart/en'])
    expect(await listPlaybooks(db, workspace)).toEqual([])
    expect((await search(db, workspace, { q: 'charger' }))[0]?.articleId).toBe('cable')
  })

  test('broken files are named with their line; the others load, and what they gave before stays', async () => {
    const { workspace, root } = await fresh()
    await write(root, 'knowledge/en/good.md', '# Good\n\nText.')
    await write(root, 'knowledge/en/turns-bad.md', '# Was good\n\nText.')
    await write(root, 'playbooks/turns-bad.yaml', playbook('turns-bad'))
    await loadFolder({ db, newId }, workspace, root, 1)

    await write(root, 'knowledge/en/turns-bad.md', '---\ntitle: x\nlocale: xx\n---\nText.')
    await write(root, 'knowledge/en/new.md', '# New\n\nText.')
    await write(root, 'knowledge/en/not-text.md', new Uint8Array([0xff, 0xfe, 0x00]))
    await write(
      root,
      'playbooks/turns-bad.yaml',
      'id: turns-bad\ntitle: x\nwhen:\n  examples: [a]\nsteps:\n  - id: one\n    tell: Hello\n',
    )
    const { loaded, unchanged, removed, broken } = await loadFolder({ db, newId }, workspace, root, 2)
    expect({ loaded, unchanged, removed }).toEqual({ loaded: 1, unchanged: 1, removed: 0 })
    expect(broken.map(({ file, line }) => `${file}:${line}`)).toEqual([
      'knowledge/en/not-text.md:1',
      'knowledge/en/turns-bad.md:3',
      'playbooks/turns-bad.yaml:7',
    ])
    expect(await ids(workspace)).toEqual(['good/en', 'new/en', 'turns-bad/en'])
    expect(await listPlaybooks(db, workspace)).toHaveLength(1)
  })

  test('two files with one id: the second is refused by name', async () => {
    const { workspace, root } = await fresh()
    await write(root, 'knowledge/en/a.md', '---\nid: same\ntitle: A\n---\nText.')
    await write(root, 'knowledge/en/b.md', '---\nid: same\ntitle: B\n---\nText.')
    const { loaded, broken } = await loadFolder({ db, newId }, workspace, root, 1)
    expect(loaded).toBe(1)
    expect(broken).toEqual([
      { file: 'knowledge/en/b.md', line: 1, message: 'the id "same" is taken by knowledge/en/a.md' },
    ])
    expect((await listArticles(db, workspace))[0]?.title).toBe('A')
  })

  test('an article that changes its id leaves nothing behind', async () => {
    const { workspace, root } = await fresh()
    await write(root, 'knowledge/en/a.md', '---\nid: before\ntitle: A\n---\nText.')
    await loadFolder({ db, newId }, workspace, root, 1)
    await write(root, 'knowledge/en/a.md', '---\nid: after\ntitle: A\n---\nText.')
    expect(await loadFolder({ db, newId }, workspace, root, 2)).toMatchObject({ loaded: 1, removed: 1 })
    expect(await ids(workspace)).toEqual(['after/en'])
  })

  test('what came through the API stays: it is neither removed nor written over', async () => {
    const { workspace, root } = await fresh()
    await write(root, 'knowledge/en/a.md', '# From the folder\n\nText.')
    await write(root, 'playbooks/p.yaml', playbook('p'))
    await loadFolder({ db, newId }, workspace, root, 1)
    const mine = { id: 'a', locale: 'en', title: 'By hand', url: null, tags: [], body: 'Text.' } as const
    await putArticle(db, workspace, mine, 2)
    await putArticle(db, workspace, { ...mine, id: 'other' }, 2)
    await putPlaybook(db, workspace, 'p', playbook('p', 'By hand'), 2)
    expect(await loadFolder({ db, newId }, workspace, root, 3)).toEqual({
      loaded: 0,
      unchanged: 2,
      removed: 0,
      broken: [],
    })
    expect((await listArticles(db, workspace)).map(({ title }) => title)).toEqual(['By hand', 'By hand'])
    expect((await listPlaybooks(db, workspace))[0]?.title).toBe('By hand')
  })

  test('a folder that is not there is an error', async () => {
    await expect(loadFolder({ db, newId }, 'w', path.join(folder, 'nowhere'), 1)).rejects.toThrow(/ENOENT/)
  })
})
