import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Locale } from '@baton/engine'
import type { Database } from '../db/database.ts'
import { ContentError } from '../knowledge/content-error.ts'
import { copyGuidance, putGuidanceCopy, type GuidanceCopy } from '../guidance/copy-guidance.ts'
import { copyDesk, putDeskCopy, type DeskCopy } from '../assistants/copy-desk.ts'
import { putArticle } from '../knowledge/knowledge.ts'
import { parseArticle, type Article } from '../knowledge/parse-article.ts'
import { parsePlaybook } from '../playbooks/parse-playbook.ts'
import { putPlaybook } from '../playbooks/playbooks.ts'

/** What the assistant of a drill answers from. */
export interface DrillContent {
  /** `source` is what keeps it, where that is not the API: knowledge may be chosen by it. */
  articles: readonly (Article & { source?: string | undefined })[]
  playbooks: readonly { id: string; yaml: string }[]
  /** Its assistants and who of them answers where, where the workspace has said so; else the one that ships answers. */
  desk?: DeskCopy | null | undefined
  /** What was approved for everybody. A drill's customer is nobody's: what is for one of them, or for a company, is not played. */
  guidance?: readonly GuidanceCopy[] | undefined
}

/** Where it lies: `knowledge/<locale>/*.md` (or `*.md`, in English), and `*.yaml`. */
export interface DrillFolders {
  knowledge?: string | undefined
  playbooks?: string | undefined
}

const locales: readonly Locale[] = ['en', 'de', 'es', 'fr', 'pt']

/** A file of a folder that cannot be read as what it should be. */
export class BrokenContent extends Error {}

/** Reads folders of articles and playbooks. Throws `BrokenContent` that names file and line of the first that is wrong. */
export async function readDrillContent({ knowledge, playbooks }: DrillFolders): Promise<DrillContent> {
  const articles: Article[] = []
  if (knowledge !== undefined) {
    const below = locales.map((locale) => ({ folder: join(knowledge, locale), locale }))
    for (const { folder, locale } of [{ folder: knowledge, locale: 'en' as const }, ...below]) {
      for (const file of await filesIn(folder, /\.(md|markdown)$/i, folder === knowledge))
        articles.push(await reading(file, (text) => parseArticle(text, { id: nameOf(file), locale })))
    }
  }
  const files = playbooks === undefined ? [] : await filesIn(playbooks, /\.ya?ml$/i, true)
  return {
    articles,
    playbooks: await Promise.all(
      files.map((file) => reading(file, (yaml) => ({ id: parsePlaybook(yaml, nameOf(file)).id, yaml }))),
    ),
  }
}

/** Puts it all into a workspace. */
export async function putDrillContent(
  db: Database,
  workspace: string,
  { articles, playbooks, desk, guidance }: DrillContent,
  now: number,
): Promise<void> {
  for (const { source, ...article } of articles) await putArticle(db, workspace, article, now, source ? { source } : {})
  for (const { id, yaml } of playbooks) await putPlaybook(db, workspace, id, yaml, now)
  if (desk) await putDeskCopy(db, workspace, desk, now)
  if (guidance) await putGuidanceCopy(db, workspace, guidance, now)
}

/** What a workspace's assistant answers from now. */
export async function contentOf(db: Database, workspace: string): Promise<DrillContent> {
  const [articles, playbooks, desk, guidance] = await Promise.all([
    db.scoped<Article>(
      workspace,
      'select id, locale, title, url, tags, body, source from baton.articles where workspace_id = $1 order by id, locale',
      [workspace],
    ),
    db.scoped<{ id: string; yaml: string }>(
      workspace,
      'select id, yaml from baton.playbooks where workspace_id = $1 order by id',
      [workspace],
    ),
    copyDesk(db, workspace),
    copyGuidance(db, workspace),
  ])
  return { articles, playbooks, desk, guidance }
}

async function filesIn(folder: string, wanted: RegExp, must: boolean): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true })
    return entries
      .filter((entry) => entry.isFile() && wanted.test(entry.name) && !/^readme\./i.test(entry.name))
      .map(({ name }) => join(folder, name))
      .toSorted()
  } catch (error) {
    if (!must && (error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw new BrokenContent(`${folder} cannot be read: ${(error as Error).message}`)
  }
}

async function reading<T>(file: string, read: (text: string) => T): Promise<T> {
  const text = await readFile(file, 'utf8')
  try {
    return read(text)
  } catch (error) {
    if (error instanceof ContentError) throw new BrokenContent(`${file}:${error.line}: ${error.message}`)
    throw error
  }
}

const nameOf = (file: string) =>
  basename(file)
    .replace(/\.[^.]+$/, '')
    .replace(/[^\w.:@+-]+/g, '-')
