import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Locale } from '@baton/engine'
import type { Database } from '../db/database.ts'
import { system, type Audited } from '../identity/audit.ts'
import type { NewId } from '../ids.ts'
import { parsePlaybook } from '../playbooks/parse-playbook.ts'
import { deletePlaybook, putPlaybook } from '../playbooks/playbooks.ts'
import { ContentError } from './content-error.ts'
import { hashOf } from './hash.ts'
import { deleteArticle, putArticle } from './knowledge.ts'
import { parseArticle } from './parse-article.ts'

export interface BrokenFile {
  /** From the folder. */
  file: string
  line: number
  message: string
}

/** How many articles and playbooks were new or changed, as before, and gone; and the files that could not be read. */
export interface LoadedFolder {
  loaded: number
  unchanged: number
  removed: number
  broken: BrokenFile[]
}

interface ContentFile {
  file: string
  kind: 'article' | 'playbook'
  locale: Locale
  id: string
}

interface Stored {
  kind: ContentFile['kind']
  id: string
  locale: Locale | null
  source: string
  hash: string
}

const locales: readonly Locale[] = ['en', 'de', 'es', 'fr', 'pt']

/**
 * Brings `knowledge/<locale>/*.md` and `playbooks/*.yaml` of a folder into a workspace. Only what changed is written; what came from this
 * folder and is not in it any more is removed. A file that cannot be read is named with its line, leaves what it gave before as it was, and
 * keeps no other from loading. What was changed through the API since is left alone. Throws when the folder itself cannot be read.
 */
export async function loadFolder(
  { db, newId }: { db: Database; newId: NewId },
  workspace: string,
  folder: string,
  now: number,
): Promise<LoadedFolder> {
  const audited = { by: system, newId }
  const origin = `folder:${path.basename(path.resolve(folder))}/`
  const stored = await readStored(db, workspace)
  const known = new Map(stored.map((each) => [keyOf(each), each]))
  const result: LoadedFolder = { loaded: 0, unchanged: 0, removed: 0, broken: [] }
  const seen = new Map<string, string>()
  const unread = new Set<string>()

  for (const found of await listContent(folder)) {
    const source = origin + found.file
    try {
      const text = await readText(path.join(folder, found.file))
      const hash = hashOf(text)
      const before = stored.find((each) => each.source === source && each.kind === found.kind)
      if (before?.hash === hash && !seen.has(keyOf(before))) {
        seen.set(keyOf(before), found.file)
        result.unchanged += 1
        continue
      }
      const write = prepare(db, workspace, found, text, { source, hash, now, audited })
      const twin = seen.get(keyOf(write))
      if (twin) throw new ContentError(`the id "${write.id}" is taken by ${twin}`, 1)
      seen.set(keyOf(write), found.file)
      if (known.get(keyOf(write))?.source === 'api') result.unchanged += 1
      else {
        await write.run()
        result.loaded += 1
      }
    } catch (error) {
      if (!(error instanceof ContentError)) throw error
      unread.add(source)
      result.broken.push({ file: found.file, line: error.line, message: error.message })
    }
  }

  for (const gone of stored) {
    if (!gone.source.startsWith(origin) || seen.has(keyOf(gone)) || unread.has(gone.source)) continue
    if (gone.kind === 'playbook') await deletePlaybook(db, workspace, gone.id, now, { audited })
    else await deleteArticle(db, workspace, gone.id, now, { locale: gone.locale ?? undefined, audited })
    result.removed += 1
  }
  return result
}

const keyOf = ({ kind, id, locale }: Pick<Stored, 'kind' | 'id' | 'locale'>) => `${kind} ${locale ?? ''} ${id}`

function prepare(
  db: Database,
  workspace: string,
  found: ContentFile,
  text: string,
  { source, hash, now, audited }: { source: string; hash: string; now: number; audited: Audited },
): Pick<Stored, 'kind' | 'id' | 'locale'> & { run: () => Promise<unknown> } {
  if (found.kind === 'article') {
    const article = parseArticle(text, found)
    return {
      kind: 'article',
      id: article.id,
      locale: article.locale,
      run: () => putArticle(db, workspace, article, now, { source, hash, audited }),
    }
  }
  const { id } = parsePlaybook(text, found.id)
  return {
    kind: 'playbook',
    id,
    locale: null,
    run: () => putPlaybook(db, workspace, id, text, now, { source, audited }),
  }
}

async function readStored(db: Database, workspace: string): Promise<Stored[]> {
  return db.scoped<Stored>(
    workspace,
    `select 'article' as kind, id, locale, source, hash from baton.articles where workspace_id = $1
     union all select 'playbook', id, null, source, hash from baton.playbooks where workspace_id = $1`,
    [workspace],
  )
}

async function listContent(folder: string): Promise<ContentFile[]> {
  await readdir(folder)
  const articles = await Promise.all(
    locales.map(async (locale) =>
      (await filesIn(folder, `knowledge/${locale}`, /\.(md|markdown)$/i)).map((file): ContentFile => ({
        file,
        kind: 'article',
        locale,
        id: nameOf(file),
      })),
    ),
  )
  const playbooks = (await filesIn(folder, 'playbooks', /\.ya?ml$/i)).map((file): ContentFile => ({
    file,
    kind: 'playbook',
    locale: 'en',
    id: nameOf(file),
  }))
  return [...articles.flat(), ...playbooks]
}

async function filesIn(folder: string, below: string, wanted: RegExp): Promise<string[]> {
  try {
    const entries = await readdir(path.join(folder, below), { withFileTypes: true })
    const names = entries.filter((entry) => entry.isFile() && wanted.test(entry.name) && !/^readme\./i.test(entry.name))
    return names.map(({ name }) => `${below}/${name}`).toSorted()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

const nameOf = (file: string) =>
  path
    .basename(file)
    .replace(/\.[^.]+$/, '')
    .replace(/[^\w.:@+-]+/g, '-')

async function readText(file: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file))
  } catch (error) {
    if (error instanceof TypeError) throw new ContentError('is not text in UTF-8', 1)
    throw new ContentError(`cannot be read: ${(error as Error).message}`, 1)
  }
}
