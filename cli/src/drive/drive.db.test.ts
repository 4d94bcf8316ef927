import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConversations } from '../import/read-conversations.ts'
import type { Conversation } from '../import/conversation.ts'
import { startOwnServer, type OwnServer } from './own-server.ts'
import { runDrive } from './run-drive.ts'

const transcript = `
=== wifi ===
Customer: Hello, my e-reader does not connect to wifi.
Agent: Which model is it?
Customer: The Folio Color. I have tried twice.
Agent: Then please restart it.
Customer: That worked, thank you.
Agent: My pleasure.
=== person ===
Customer: I want to talk to a person, please.
Agent: That is me. What is it about?
Customer: My parcel is two weeks late.
It was to be a present.
Agent: I am sorry. I have sent it again.
=== odd ===
Customer: Do your penguins like jazz?
Agent: They do.
Customer: And waltzes?
Agent: Less so.
=== german ===
Customer: Mein Passwort geht nicht mehr.
Agent: Ich habe es zurückgesetzt.
`

let server: OwnServer
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baton-drive-test-'))
  server = await startOwnServer()
}, 120_000)
afterAll(async () => {
  await server?.stop()
  await rm(folder, { recursive: true, force: true })
})

test('plays chats on a server of its own, and the record is clean', { timeout: 120_000 }, async () => {
  const file = join(folder, 'chats.txt')
  await writeFile(file, transcript)
  const conversations: Conversation[] = []
  for await (const read of readConversations(file, { language: 'en', seed: 1 })) {
    if (read.kind === 'conversation') conversations.push(read.conversation)
  }
  const told: string[] = []
  const progress = { show() {}, say: (line: string) => void told.push(line), done() {} }
  const { figures, findings } = await runDrive(
    conversations,
    { url: server.url, key: server.key, seed: 4, speed: 400, concurrency: 4 },
    progress,
  )
  expect(told).toEqual([])
  expect(findings).toEqual({ lost: [], doubled: [], outOfOrder: [], botAfterTakeover: [], stranded: [] })
  expect(figures).toMatchObject({ conversations: 4, turns: 8, stranded: 0 })
  expect(figures.messages.customer).toBe(8)
  expect(figures.handedOff.byReason).toMatchObject({ 'customer-asked': 1 })
  expect(figures.routed.accepted).toBeGreaterThan(0)
  expect(figures.played).toMatchObject({ declines: 1, impatient: 0, refused: 0 })
  expect(figures.acknowledged).toBe(figures.messages.customer + figures.messages.agent)
  expect(figures.delivered).toBe(figures.acknowledged)
})
