import { defaultDecision } from '../../../engine/src/index.ts'
import { migrate } from '../../../server/src/db/migrate.ts'
import { openPglite } from '../../../server/src/db/pglite.ts'
import { createEndings } from '../../../server/src/identity/endings.ts'
import { openSession } from '../../../server/src/identity/sessions.ts'
import { signed } from '../../../server/src/identity/testing/forged-tokens.ts'
import { composeMail } from '../../../server/src/mail/compose-mail.ts'
import { composeInvitation } from '../../../server/src/mail/compose-invitation.ts'
import { createTestNode, saying } from '../../../server/src/testing/test-node.ts'

// Not TypeScript: the server is checked without the browser's types, and what imports it here would be checked with them.
export async function openScriptedNode() {
  const db = await openPglite({ dir: 'memory://' })
  await migrate(db, { folder: new URL('../../../server/sql', import.meta.url).pathname })
  const enough = { burst: 1e6, perSecond: 1e6 }
  const it = await createTestNode(db, { limits: { messages: enough, visitorFrames: enough, agentFrames: enough } })
  const url = await it.node.app.listen({ port: 0, host: '127.0.0.1' })
  const { workspace, key } = it
  // Whatever is said, the assistant goes on: a handoff before its words would leave its place empty.
  const patient = { decision: { ...defaultDecision, costs: { ...defaultDecision.costs, margin: 1e6 } } }
  await db.scoped(workspace, 'update baton.workspaces set policy = $2::jsonb where workspace_id = $1', [
    workspace,
    JSON.stringify(patient),
  ])
  async function call(method, path, body, token = key) {
    const authorization = token === '' ? '' : `Bearer ${token}`
    const { status, json } = await it.call(method, path, body, { authorization })
    if (status >= 300) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(json)}`)
    return json
  }
  const said = new Map()
  it.script((turn) => saying(...(said.get(turn.conversationId) ?? ['I do not know.']))(turn))
  return {
    url,
    key,
    workspace,
    call,
    assistantSays: (conversation, sentences) => void said.set(conversation, sentences),
    async sessionOf(agentId) {
      const deps = { db, newId: it.newId, endings: createEndings() }
      return (await openSession(deps, { workspace, agentId }, Date.now())).token
    },
    async visitorOf(externalId) {
      const { secret } = await call('GET', '/v1/workspace')
      const { token } = await call('POST', '/v1/visitors', { workspace }, '')
      const claims = { sub: externalId, exp: Math.floor(Date.now() / 1000) + 600, workspace }
      return (await call('POST', '/v1/visitors/me/identity', { token: signed(claims, secret) }, token)).token
    },
    async stop() {
      await it.stop()
      await db.close()
    },
  }
}

export function mailsOf(texts) {
  const [name, ...others] = texts
  const sender = { fromName: name, address: 'help@shop.example', answers: 'unread' }
  const mail = composeMail({
    sender,
    to: 'dana@mail.example',
    language: 'en',
    names: { token: 'token', messageId: '<1@shop.example>' },
    subject: name,
    references: [],
    inReplyTo: null,
    parts: texts.map((text, n) => ({
      by: n % 3 === 0 ? { name: text } : n % 3 === 1 ? 'assistant' : null,
      text,
      at: '10:00',
    })),
    chatUrl: 'https://shop.example/chat',
    notKept: others.slice(0, 2),
    allByMail: false,
  })
  const to = { name, address: 'nia@shop.example' }
  const invited = {
    sender,
    to,
    url: 'https://shop.example/inbox#invitation=x',
    until: 0,
    language: 'en',
    timeZone: 'UTC',
  }
  return [String(mail.html), String(composeInvitation(invited).html)]
}
