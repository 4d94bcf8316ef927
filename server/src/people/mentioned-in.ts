import type { Database } from '../db/database.ts'

/** More than these are not told by one note. */
const most = 20

/** The agents whom a text names with `@` and their name, however it is written. Of two names that begin alike the longer one is meant. */
export async function mentionedIn(db: Database, workspace: string, text: string): Promise<string[]> {
  if (!text.includes('@')) return []
  const agents = await db.scoped<{ id: string; name: string }>(
    workspace,
    `select id, name from baton.agents where workspace_id = $1 and removed_at is null and position('@' || lower(name) in lower($2)) > 0
      order by id limit 200`,
    [workspace, text],
  )
  return namedIn(text, agents).slice(0, most)
}

/** As `mentionedIn`, of these people. */
export function namedIn(text: string, agents: readonly { id: string; name: string }[]): string[] {
  let left = text.toLowerCase()
  const named: string[] = []
  for (const { id, name } of agents.toSorted((a, b) => b.name.length - a.name.length)) {
    const mark = `@${name.toLowerCase()}`
    let found = false
    for (let at = left.indexOf(mark); at >= 0; at = left.indexOf(mark, at + 1)) {
      if (isWord(left[at - 1]) || isWord(left[at + mark.length])) continue
      found = true
      left = `${left.slice(0, at)}${' '.repeat(mark.length)}${left.slice(at + mark.length)}`
    }
    if (found) named.push(id)
  }
  return named
}

const isWord = (letter: string | undefined) => letter !== undefined && /[\p{L}\p{N}]/u.test(letter)
