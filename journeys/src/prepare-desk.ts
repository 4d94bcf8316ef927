import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { preparedDesk, startDesk } from './stage.ts'

/** Before the first journey: a desk with the demo shop is made once and stopped; each journey starts on a copy of its data. */
export default async function prepareDesk(): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'baton-prepared-'))
  const server = await startDesk({ data: join(folder, 'data') })
  const ended = once(server.process, 'exit')
  server.process.kill('SIGTERM')
  await ended
  process.env[preparedDesk] = join(folder, 'data')
  return () => rmSync(folder, { recursive: true, force: true })
}
