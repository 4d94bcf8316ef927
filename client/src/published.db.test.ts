import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AddressInfo } from 'node:net'
import { openPglite } from '../../server/src/db/pglite.ts'
import { migrate } from '../../server/src/db/migrate.ts'
import type { Database } from '../../server/src/db/database.ts'
import { createTestNode, type TestNode } from '../../server/src/testing/test-node.ts'

const run = promisify(execFile)
const client = new URL('..', import.meta.url).pathname
const root = join(client, '..')
const readme = readFileSync(join(client, 'README.md'), 'utf8')
const examples = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = '']) => code)

/** The package as it would be published, installed in a folder that knows nothing of this repository, against a real Baton. */
let folder: string
let db: Database
let it: TestNode
let url: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'baton-published-'))
  await run(join(root, 'node_modules/.bin/tsc'), [
    '-p',
    join(client, 'tsconfig.build.json'),
    '--outDir',
    join(folder, 'built'),
  ])
  const at = join(folder, 'node_modules/@baton/client')
  mkdirSync(at, { recursive: true })
  await run('cp', ['-r', join(folder, 'built'), join(at, 'dist')])
  await run('cp', [join(client, 'package.json'), at])
  await run('cp', ['-rL', join(root, 'node_modules/@types'), join(folder, 'node_modules/@types')])
  await run('cp', ['-rL', join(root, 'node_modules/undici-types'), join(folder, 'node_modules/undici-types')])
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  db = await openPglite({ dir: 'memory://' })
  await migrate(db, { folder: join(root, 'server/sql') })
  it = await createTestNode(db)
  await it.node.app.listen({ port: 0, host: '127.0.0.1' })
  url = `http://127.0.0.1:${(it.node.app.server.address() as AddressInfo).port}`
}, 120_000)
afterAll(async () => {
  await it?.stop()
  await db?.close()
  rmSync(folder, { recursive: true, force: true })
})

test('it needs nothing but itself', () => {
  const { dependencies, files, private: isPrivate } = JSON.parse(readFileSync(join(client, 'package.json'), 'utf8'))
  expect([dependencies, isPrivate, files]).toEqual([undefined, undefined, ['dist', 'README.md', 'LICENSE']])
})

test.each(examples.map((code, n) => [n + 1, code] as const))(
  'example %i of the README does what it says',
  async (n, code) => {
    const file = join(folder, `example-${n}.ts`)
    writeFileSync(file, code)
    const { stdout } = await run(process.execPath, [file], {
      cwd: folder,
      env: { ...process.env, BATON_URL: url, BATON_API_KEY: it.key, NODE_OPTIONS: '' },
    })
    const says = [...code.matchAll(/console\.log\(.*\) \/\/ (.*)/g)].map(([, words]) => words)
    expect(says.length).toBeGreaterThan(0)
    expect(stdout.trim().split('\n')).toEqual(says)
  },
)

test('its types hold in a strict project, and what is wrong does not compile', async () => {
  const wrong = `import { createClient } from '@baton/client'
const baton = createClient({ url: 'http://x' })
// @ts-expect-error: a customer has no such name
await baton.openConversation({ body: { customer: { externalID: 'x' } } })
// @ts-expect-error: which conversation
await baton.getConversation()
// @ts-expect-error: no list
baton.pages('getConversation', { params: { id: 'x' } })
const id: string = (await baton.openConversation({ body: {} })).id
export { id }
`
  writeFileSync(join(folder, 'wrong.ts'), wrong)
  const config = {
    compilerOptions: {
      strict: true,
      target: 'es2022',
      module: 'nodenext',
      lib: ['es2022', 'dom'],
      types: ['node'],
      noEmit: true,
      skipLibCheck: false,
      exactOptionalPropertyTypes: true,
    },
    files: ['wrong.ts', ...examples.map((_, n) => `example-${n + 1}.ts`)],
  }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config))
  const { stdout } = await run(join(root, 'node_modules/.bin/tsc'), ['-p', folder]).catch(
    (error: { stdout: string }) => error,
  )
  expect(stdout).toBe('')
})
