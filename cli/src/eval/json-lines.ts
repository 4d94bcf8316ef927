import { readFile } from 'node:fs/promises'
import type * as z from 'zod'

/** What is wrong with a file, said so that it can be mended. */
export class BadFile extends Error {}

/**
 * Reads JSON Lines of one shape. Throws `BadFile` with the file's name, the line and the field that is wrong; `each` says what a line is,
 * for a file that has none.
 */
export async function readJsonLines<Shape extends z.ZodType>(
  path: string,
  shape: Shape,
  each: string,
): Promise<z.output<Shape>[]> {
  const rows: z.output<Shape>[] = []
  const text = await read(path)
  text.split('\n').forEach((line, i) => {
    if (line.trim()) rows.push(parseRow(line, `${path}:${i + 1}`, shape))
  })
  if (rows.length === 0) throw new BadFile(`${path}: has no rows; each line is ${each}`)
  return rows
}

async function read(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    throw new BadFile(
      code === 'ENOENT'
        ? `${path}: there is no such file`
        : code === 'EISDIR'
          ? `${path}: this is a folder; name a file of JSON Lines`
          : `${path}: cannot be read (${code ?? String(error)})`,
      { cause: error },
    )
  }
}

function parseRow<Shape extends z.ZodType>(line: string, where: string, shape: Shape): z.output<Shape> {
  let raw: unknown
  try {
    raw = JSON.parse(line)
  } catch (error) {
    throw new BadFile(`${where}: is not JSON (${(error as Error).message})`, { cause: error })
  }
  const parsed = shape.safeParse(raw)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const field = issue && issue.path.length > 0 ? `${issue.path.join('.')}: ` : ''
  throw new BadFile(`${where}: ${field}${issue?.message ?? 'does not fit'}`)
}
