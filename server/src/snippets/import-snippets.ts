import { SnippetBody, SnippetTitle, unknownPlaceholder, type SnippetImportRow } from '@baton/protocol'
import type { Query } from '../db/database.ts'
import type { Doer } from '../identity/audit.ts'
import { Refused } from '../identity/refused.ts'
import { readTable } from '../people/read-table.ts'
import { assertRoom, mostSnippets, refuseTakenTitle, write, type Owner, type SnippetsParts } from './snippets.ts'

export interface ImportSnippets {
  workspace: string
  owner: Owner
  csv: string
  preview: boolean
  by: Doer
}

export interface ImportedSnippets {
  preview: boolean
  written: boolean
  counts: Record<SnippetImportRow['outcome'], number>
  rows: SnippetImportRow[]
}

interface Planned {
  row: SnippetImportRow
  id: string | null
  title: string
  body: string
}

/**
 * Adds and changes snippets from a table: whose title is known is changed, the others are new. All lines are good, or nothing is written; a preview
 * writes nothing and says the same. Sent twice, the second time finds everything as it should be. Throws `Refused` csv_unreadable.
 */
export async function importSnippets(
  { db, newId }: SnippetsParts,
  { workspace, owner, csv, preview, by }: ImportSnippets,
  now: number,
): Promise<ImportedSnippets> {
  const lines = readTable(csv, ['title', 'body'], ['title', 'body'])
  if (lines.length === 0) throw new Refused('csv_unreadable', 'there is no line below the head')
  if (lines.length > mostSnippets)
    throw new Refused('csv_unreadable', `there are more than ${mostSnippets} lines: send it in parts`)
  const work = db.transaction({ workspace }, async (query) => {
    const plan = planOf(lines, await knownOf(query, workspace, owner))
    const counts = { create: 0, update: 0, same: 0, refused: 0 }
    for (const { row } of plan) counts[row.outcome] += 1
    const written = !preview && counts.refused === 0
    if (written) {
      await assertRoom(query, workspace, owner, counts.create)
      for (const { row, id, title, body } of plan) {
        if (row.outcome === 'same') continue
        await write(query, newId, { workspace, id: id ?? newId('snippet'), owner, title, body, by }, now)
      }
    }
    return { preview, written, counts, rows: plan.map(({ row }) => row) }
  })
  return refuseTakenTitle(work)
}

interface Known {
  id: string
  title: string
  body: string
}

async function knownOf(query: Query, workspace: string, owner: Owner): Promise<Map<string, Known>> {
  const rows = await query<Known>(
    `select id, title, body from baton.snippets where workspace_id = $1 and coalesce(owner_id, '') = coalesce($2, '')`,
    [workspace, owner],
  )
  return new Map(rows.map((row) => [row.title.toLowerCase(), row]))
}

function planOf(lines: ReturnType<typeof readTable>, known: ReadonlyMap<string, Known>): Planned[] {
  const seen = new Map<string, number>()
  let room = mostSnippets - known.size
  return lines.map(({ line, cells }) => {
    const [title = '', body = ''] = [cells['title'], cells['body']]
    const problems = problemsOf(title, body)
    const before = seen.get(title.toLowerCase())
    if (before !== undefined && title !== '')
      problems.push({
        code: 'twice',
        column: 'title',
        cause: `line ${before} has the same title`,
        next: 'Leave one of the two.',
      })
    seen.set(title.toLowerCase(), before ?? line)
    const there = known.get(title.toLowerCase())
    if (!there && problems.length === 0 && room-- <= 0)
      problems.push({
        code: 'too_many',
        column: 'title',
        cause: `there would be more than ${mostSnippets}`,
        next: 'Delete some that nobody uses, or leave lines out.',
      })
    const same = there?.title === title && there.body === body
    const outcome = problems.length > 0 ? 'refused' : there ? (same ? 'same' : 'update') : 'create'
    return { row: { line, title: title.slice(0, 80) || null, outcome, problems }, id: there?.id ?? null, title, body }
  })
}

function problemsOf(title: string, body: string): SnippetImportRow['problems'] {
  const problems: SnippetImportRow['problems'] = []
  if (title === '')
    problems.push({ code: 'missing', column: 'title', cause: 'there is no title', next: 'Give it one.' })
  else if (!SnippetTitle.safeParse(title).success)
    problems.push({
      code: 'too_long',
      column: 'title',
      cause: 'it has more than 80 characters or more than one line',
      next: 'Shorten it.',
    })
  const unknown = unknownPlaceholder(body)
  if (body.trim() === '')
    problems.push({ code: 'missing', column: 'body', cause: 'there are no words', next: 'Write them.' })
  else if (unknown !== null)
    problems.push({
      code: 'not_a_placeholder',
      column: 'body',
      cause: `{{${unknown.slice(0, 60)}}} is no placeholder`,
      next: 'Use customer.name, customer.firstName, agent.name, agent.firstName or reference.',
    })
  else if (!SnippetBody.safeParse(body).success)
    problems.push({
      code: 'too_long',
      column: 'body',
      cause: 'it has more than 4,000 characters, or some that nobody sees',
      next: 'Shorten it.',
    })
  return problems
}
