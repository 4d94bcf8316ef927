import type { Locale } from '@baton/engine'
import { LineCounter, parseDocument } from 'yaml'
import * as z from 'zod'
import { ContentError } from './content-error.ts'
import { withoutClosingMarks } from './plain-text.ts'

/** An article as it is written: Markdown, with what is known about it. */
export interface Article {
  id: string
  locale: Locale
  title: string
  /** Where customers can read it; null when nowhere. */
  url: string | null
  tags: readonly string[]
  /** Markdown. */
  body: string
}

/** What stands in for front matter that an article lacks: usually from its place in the folder. */
export interface ArticleDefaults {
  id: string
  locale: Locale
}

const longestBody = 200_000

const FrontMatter = z.object({
  id: z
    .string()
    .max(128)
    .regex(/^[\w.:@+-]+$/, 'may have letters, digits and . : @ + - _ only')
    .optional(),
  title: z.string().trim().min(1, 'is empty').max(300).optional(),
  locale: z.enum(['en', 'de', 'es', 'fr', 'pt'], 'must be one of en, de, es, fr, pt').optional(),
  url: z
    .string()
    .max(2000)
    .regex(/^(https?:\/\/|\/(?!\/))[^\s<>"]*$/, 'must begin with https://, http:// or /')
    .nullish(),
  tags: z.array(z.string().max(60)).max(50).nullish(),
})

/**
 * Reads an article from Markdown with YAML front matter (`id`, `title`, `locale`, `url`, `tags`; others are passed over). The title may
 * also be the first heading. Throws a `ContentError` with the line of the first thing that is wrong.
 */
export function parseArticle(source: string, defaults: ArticleDefaults): Article {
  if (source.length > 2 * longestBody) throw new ContentError('the file is too long for an article', 1)
  const text = source.replace(/^\uFEFF/, '')
  const { yaml, body, bodyLine } = cutFrontMatter(text)
  const known = readFrontMatter(yaml)
  const nul = text.indexOf('\0')
  if (nul >= 0) throw new ContentError('has a null character', lineOf(text, nul))
  if (body.trim() === '') throw new ContentError('the article has no text below its front matter', bodyLine)
  if (body.length > longestBody) {
    throw new ContentError(`the article is longer than ${longestBody.toLocaleString('en')} characters`, bodyLine)
  }
  const title = known.title ?? withoutClosingMarks(/^# +(\S.*)$/m.exec(body)?.[1] ?? '')
  if (!title) throw new ContentError('the article has no title: write `title:` in its front matter', 1)
  return {
    id: known.id ?? defaults.id,
    locale: known.locale ?? defaults.locale,
    title: title.slice(0, 300),
    url: known.url ?? null,
    tags: known.tags ?? [],
    body: body.trim(),
  }
}

function cutFrontMatter(text: string): { yaml: string; body: string; bodyLine: number } {
  const lines = text.split(/\r\n|\n|\r/)
  if (lines[0]?.trimEnd() !== '---') return { yaml: '', body: text, bodyLine: 1 }
  const end = lines.findIndex((line, i) => i > 0 && /^(---|\.\.\.)\s*$/.test(line))
  if (end < 0) throw new ContentError('the front matter that begins here is not closed by ---', 1)
  return { yaml: lines.slice(1, end).join('\n'), body: lines.slice(end + 1).join('\n'), bodyLine: end + 2 }
}

function readFrontMatter(yaml: string): z.infer<typeof FrontMatter> {
  // Line 1 is the opening ---, so what YAML calls its first line is the second.
  const lineCounter = new LineCounter()
  const document = parseDocument(yaml, { lineCounter, prettyErrors: false })
  const fault = document.errors[0]
  if (fault) throw new ContentError(fault.message, lineCounter.linePos(fault.pos[0]).line + 1)
  let value: unknown
  try {
    value = document.toJS({ maxAliasCount: 20 }) ?? {}
  } catch (error) {
    throw new ContentError(String(error instanceof Error ? error.message : error), 2)
  }
  const parsed = FrontMatter.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const node = document.getIn(issue?.path as (string | number)[], true) as
    | { range?: [number, number, number] | null }
    | undefined
  const line = node?.range ? lineCounter.linePos(node.range[0]).line + 1 : 2
  throw new ContentError(`${issue?.path.join('.') || 'the front matter'}: ${issue?.message ?? 'cannot be read'}`, line)
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length
}
