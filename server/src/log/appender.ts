import type { Database } from '../db/database.ts'
import { DatabaseError } from '../db/database-error.ts'
import { append, appendMany, isPlain, type Append, type Appended } from './log.ts'

/** As many conversations as one statement writes at most. */
const together = 64
/** Statements under way at once for one workspace: while they are, what comes gathers for the next. */
const atOnce = 2

interface Waiting {
  it: Append
  done(answer: Appended): void
  failed(error: unknown): void
}

interface Line {
  running: number
  waiting: Waiting[]
}

/**
 * Writes appends as they come, and those that come while others are being written together with each other: one transaction and one write
 * to disk for many conversations. A lone append waits for nobody. Each is answered on its own: one that has been overtaken does not hold
 * the others back, and when a statement fails its appends are made again one by one.
 */
export function createAppender(db: Database): (it: Append) => Promise<Appended> {
  const lines = new Map<string, Line>()

  function send(workspace: string, line: Line): void {
    while (line.waiting.length > 0 && line.running < atOnce) {
      const batch = line.waiting.splice(0, together)
      line.running += 1
      void write(db, batch).then(() => {
        line.running -= 1
        if (line.running === 0 && line.waiting.length === 0) lines.delete(workspace)
        else send(workspace, line)
      })
    }
  }

  return (it) => {
    if (!isPlain(it)) return append(db, it)
    return new Promise((done, failed) => {
      const line = lines.get(it.workspace) ?? { running: 0, waiting: [] }
      lines.set(it.workspace, line)
      line.waiting.push({ it, done, failed })
      send(it.workspace, line)
    })
  }
}

/** Never rejects: each append hears its own end. */
async function write(db: Database, batch: readonly Waiting[]): Promise<void> {
  const [first] = batch
  if (first && batch.length === 1) return settle(db, first)
  try {
    const answers = await appendMany(
      db,
      batch.map(({ it }) => it),
    )
    answers.forEach((answer, n) => batch[n]?.done(answer))
  } catch (error) {
    // Refused as a whole, and nothing of it written: what is wrong with one must not be the others' loss.
    if (error instanceof DatabaseError && error.sqlState !== undefined) {
      for (const each of batch) await settle(db, each)
    } else for (const { failed } of batch) failed(error)
  }
}

async function settle(db: Database, { it, done, failed }: Waiting): Promise<void> {
  try {
    done(await append(db, it))
  } catch (error) {
    failed(error)
  }
}
