import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { deserialize, serialize } from 'node:v8'
import type { Learned, LearnInput } from './learn.ts'

/** Where this installation keeps what it learned from the intents that ship: they are the same for every start. */
export const starterFile = fileURLToPath(new URL('../../dist/starter-intents.bin', import.meta.url))

const keyBytes = 32

/** Says what a model comes of: what is learned from, and every line of the engine, which learns. */
export function keyOf(
  { examples, areas }: Pick<LearnInput, 'examples' | 'areas'>,
  engine = path.dirname(fileURLToPath(import.meta.resolve('@baton/engine'))),
): Buffer {
  const hash = createHash('sha256').update(JSON.stringify([examples, areas]))
  const sources = fs.readdirSync(engine, { recursive: true, encoding: 'utf8' })
  for (const name of sources.sort()) {
    if (/\.[jt]s$/.test(name) && !/\.test\.[jt]s$/.test(name)) hash.update(fs.readFileSync(path.join(engine, name)))
  }
  return hash.digest()
}

/** What was learned before from the same; null where there is nothing, or something else. */
export function readLearned(file: string, key: Buffer): Learned | null {
  try {
    const bytes = fs.readFileSync(file)
    return bytes.subarray(0, keyBytes).equals(key) ? (deserialize(bytes.subarray(keyBytes)) as Learned) : null
  } catch {
    return null
  }
}

/** For the next start. Where nothing can be written it is learned again. */
export function writeLearned(file: string, key: Buffer, learned: Learned): void {
  const beside = `${file}.${process.pid}.${key.toString('hex', 0, 4)}`
  try {
    fs.mkdirSync(path.dirname(file), { recursive: true })
    fs.writeFileSync(beside, Buffer.concat([key, serialize(learned)]))
    fs.renameSync(beside, file)
  } catch {
    if (fs.existsSync(beside)) fs.rmSync(beside, { force: true })
  }
}
