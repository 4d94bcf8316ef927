import type { Noted } from '../between.ts'

/** What the customer looked up alone, as `POST …/self-service` takes it. */
export type Use =
  | { kind: 'search'; query: string; results?: number; at: string }
  | { kind: 'article'; articleId?: string; title: string; url?: string; at: string }

/** What a page asks for with a person, as `POST …/handoff` takes it. */
export interface Ask {
  selfService: {
    code?: string
    article?: { articleId?: string; title: string; url?: string }
    subject?: string
    facts?: Record<string, string>
  }
  team?: string
  skills?: string[]
  note?: string
}

type Loose = Readonly<Record<string, unknown>>

/** A search or an article out of what the page noted; null where it says neither. */
export function readUse(noted: Noted): Use | null {
  const it: Loose = noted
  const at = new Date(noted.n).toISOString()
  if (noted.kind === 'search') {
    const query = words(it['query'], 300)
    const { results } = it
    const count =
      typeof results === 'number' && results >= 0 ? { results: Math.min(1_000_000, Math.floor(results)) } : {}
    return query ? { kind: 'search', query, ...count, at } : null
  }
  const article = noted.kind === 'article' ? readArticle(it) : null
  return article ? { kind: 'article', ...article, at } : null
}

/** What can be used of what a page asks for. The page's mistakes must not keep anybody from a person: what does not fit is left out. */
export function readAsk(it: Loose): Ask {
  const article = typeof it['article'] === 'object' && it['article'] ? readArticle(it['article'] as Loose) : null
  const code = words(it['reason'], 60)
    ?.toLowerCase()
    .replaceAll(/[^a-z0-9_-]+/g, '-')
    .replace(/^[^a-z]+/, '')
  const subject = words(it['subject'], 300)
  const facts = readFacts(it['facts'])
  const team = id(it['team'])
  const skills = Array.isArray(it['skills']) ? it['skills'].flatMap((skill) => id(skill) ?? []).slice(0, 20) : []
  const note = words(it['note'], 4000)
  return {
    selfService: {
      ...(code ? { code } : {}),
      ...(article ? { article } : {}),
      ...(subject ? { subject } : {}),
      ...(facts ? { facts } : {}),
    },
    ...(team ? { team } : {}),
    ...(skills.length > 0 ? { skills } : {}),
    ...(note ? { note } : {}),
  }
}

function readArticle(it: Loose): NonNullable<Ask['selfService']['article']> | null {
  const title = words(it['title'], 300)
  const url = it['url']
  const articleId = id(it['articleId'])
  if (!title) return null
  return {
    ...(articleId ? { articleId } : {}),
    title,
    ...(typeof url === 'string' && /^https?:\/\//.test(url) && url.length <= 2000 ? { url } : {}),
  }
}

/** `orderNumber` and `Order number` are `order-number`. */
function readFacts(given: unknown): Record<string, string> | null {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return null
  const facts = Object.entries(given).flatMap(([key, value]): [string, string][] => {
    const name = key
      .replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2')
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replace(/^[^a-z]+/, '')
      .slice(0, 40)
      .replace(/-$/, '')
    const text = words(typeof value === 'number' || typeof value === 'boolean' ? String(value) : value, 1000)
    return name && text ? [[name, text]] : []
  })
  return facts.length > 0 ? Object.fromEntries(facts.slice(0, 20)) : null
}

const id = (value: unknown): string | null =>
  typeof value === 'string' && /^[\w.:@+-]{1,128}$/.test(value) ? value : null

/** Words as the server takes them: trimmed, cut, without control characters and halves of pairs; null where none are left. */
function words(value: unknown, longest: number): string | null {
  if (typeof value !== 'string') return null
  const text = value
    // oxlint-disable-next-line no-control-regex
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, ' ')
    .trim()
    .slice(0, longest)
    .replaceAll(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '')
  return text === '' ? null : text
}
