import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { shippedDrills } from '@baton/server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApi, type CallApi } from '../api/call-api.ts'
import { startOwnServer, type OwnServer } from '../drive/own-server.ts'

const main = fileURLToPath(new URL('../main.ts', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'baton-own-drills-'))
afterAll(() => rmSync(folder, { recursive: true }))

const written = (name: string, text: string): string => {
  const file = join(folder, name)
  mkdirSync(join(file, '..'), { recursive: true })
  writeFileSync(file, text)
  return file
}

async function drill(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const child = spawn(process.execPath, [main, 'drill', ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  let out = ''
  let err = ''
  child.stdout.on('data', (data) => (out += String(data)))
  child.stderr.on('data', (data) => (err += String(data)))
  const [code] = (await once(child, 'exit')) as [number]
  return { code, out, err }
}

const asks = written(
  'asks.yaml',
  `name: asks
story: Whoever asks for a person gets one.
customer: { tier: pro, page: { url: 'https://shop.example/cart', title: Cart } }
says: [I want to talk to a human about order 48213]
expect:
  handedOff: { at: 1 }
  reason: customer-asked
  team: support
  priority: normal
  toldWithinMs: 5000
  package: { facts: { order-number: '48213' }, page: Cart }
  answered: false
`,
)
const kettles = written(
  'kettles.yaml',
  `name: kettle
story: The kettle is answered from this folder's articles.
says: [My kettle does not boil the water, { helped: yes }]
expect: { handedOff: never, answered: descale }
---
name: wants-a-person
story: Two lines of which only the second is waited for.
says: [{ say: My kettle leaks, wait: false }, and I want a human]
expect: { handedOff: { at: 2 } }
`,
)
written('content/knowledge/en/kettle.md', '# Kettle\n\nIf the kettle does not boil the water, descale it.\n')
written(
  'content/playbooks/none.yaml',
  'title: Lids\nwhen: { examples: [the lid is loose] }\nsteps: [{ id: a, say: Turn it. }]\n',
)
const content = ['--knowledge', join(folder, 'content/knowledge'), '--playbooks', join(folder, 'content/playbooks')]

describe('drills of a workspace’s own', () => {
  test('are played against its own articles, and pass', async () => {
    const { code, out } = await drill('--file', asks, kettles, '--json', ...content)
    const { drills } = JSON.parse(out) as { drills: { name: string; passed: boolean; why: string | null }[] }
    expect(drills.map(({ name, why }) => `${name}: ${why}`)).toEqual([
      'asks: null',
      'kettle: null',
      'wants-a-person: null',
    ])
    expect(code).toBe(0)
  })

  test('fail with what was found, and the transcript', async () => {
    const { code, out } = await drill('--file', kettles, '--only', 'kettle')
    expect(code).toBe(1)
    expect(out).toContain('FAIL  kettle')
    expect(out).toContain('customer: My kettle does not boil the water')
    expect(out).toContain('drills: 0 passed, 1 failed')
  })

  test.each([
    ['a line that cannot be read', 'name: a\nstory: s\nsays: [hi]\nexpcet: {}\n', /broken\.yaml:4: expcet: /],
    ['no drill', '', /broken\.yaml:1: the drill/],
  ])('%s is named with file and line', async (_, text, wanted) => {
    const { code, err } = await drill('--file', written('broken.yaml', text))
    expect(err).toMatch(wanted)
    expect(code).toBe(1)
  })

  test.each([
    [['--file', '/nowhere.yaml'], /nowhere\.yaml cannot be read/],
    [['--url', 'http://localhost:1'], /go with --file/],
    [['--file', asks, '--url', 'here', '--key', 'k'], /is not an address/],
    [['--file', asks, '--url', 'http://localhost:1', '--key', 'k', '--knowledge', folder], /has its own knowledge/],
    [['--file', asks, '--only', 'nobody'], /there is no drill nobody/],
    [['--file', asks, asks], /has a drill "asks" too/],
  ])('%j is refused', async (args, wanted) => {
    const { code, err } = await drill(...args)
    expect(err).toMatch(wanted)
    expect(code).toBe(1)
  })
})

describe('on a desk that runs', () => {
  let server: OwnServer
  let call: CallApi
  beforeAll(async () => {
    server = await startOwnServer()
    call = createApi({ url: server.url, token: server.key })
    const { agents } = await call('listAgents', {})
    for (const { id } of agents) await call('setPresence', { params: { id }, body: { status: 'online' } })
  }, 120_000)
  afterAll(() => server?.stop())

  test('nobody is offered a drill, it leaves nothing open and no words behind', async () => {
    const { code, out, err } = await drill('--file', asks, '--url', server.url, '--key', server.key)
    expect({ code, err, failed: out.includes('FAIL') ? out : '' }).toEqual({ code: 0, err: '', failed: '' })
    const { conversations } = await call('listConversations', {})
    expect(conversations).toHaveLength(1)
    const [conversation] = conversations
    expect(conversation).toMatchObject({ channel: 'drill', status: 'resolved' })
    const { events } = await call('readEvents', { params: { id: conversation?.id ?? '' }, query: { after: 0 } })
    expect(events.map(({ type }) => type)).toContain('Queued')
    expect(events.map(({ type }) => type)).not.toContain('Offered')
    expect(JSON.stringify(events)).not.toContain('I want to talk')
  })

  test('a wrong key says what is wrong', async () => {
    const { code, out } = await drill('--file', asks, '--url', server.url, '--key', 'bk_wrong')
    expect(out).toMatch(/answered with 401/)
    expect(code).toBe(1)
  })
})

describe('the customers that come with Baton', () => {
  test('are at least forty, in five languages, of every kind; each has a twin that must end the other way', async () => {
    const { drills } = await shippedDrills()
    expect(drills.length).toBeGreaterThanOrEqual(40)
    expect(new Set(drills.map(({ language }) => language))).toEqual(new Set(['en', 'de', 'es', 'fr', 'pt']))
    expect(new Set(drills.map(({ persona }) => persona)).size).toBe(8)
    const never = new Map(drills.map(({ name, expect: { handedOff } }) => [name, handedOff?.kind === 'never']))
    const ends = drills.map(({ name, twin }) => [name, never.get(name), never.get(twin ?? '')])
    expect(ends).toEqual(ends.map(([name, here]) => [name, here, !here]))
  })
})
