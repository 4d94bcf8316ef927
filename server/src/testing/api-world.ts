import { createHmac } from 'node:crypto'
import { packageParts, priorModel } from '@baton/engine'
import type { OperationId } from '@baton/protocol'
import { png } from '../files/testing/pictures.ts'
import { createEndings } from '../identity/endings.ts'
import { openSession } from '../identity/sessions.ts'
import { signed } from '../identity/testing/forged-tokens.ts'
import { fillDay } from './fill-day.ts'
import type { TestNode } from './test-node.ts'

export const roles = ['key', 'agent', 'lead', 'admin', 'visitor', 'identified', 'nobody', 'forged'] as const
export type Role = (typeof roles)[number]

/** A workspace with one of everything, for tests that send every operation what they can think of. */
export interface ApiWorld {
  it: TestNode
  /** Ids of everything there is, whatever its kind. */
  ids(): readonly string[]
  /** What the operation is about: an offer for those that answer one. */
  subject(id: OperationId, role: Role): string
  /** A query that it takes, where it is made for each request; undefined where it needs none. */
  query(id: OperationId, role: Role): string | undefined
  /** A body that the operation takes as the world stands. */
  body(id: OperationId, role: Role): unknown
  /** Bytes that an operation takes, others each time. */
  bytes(id: OperationId): string | Buffer
  /** Headers that say who calls. Fresh ones where the operation may end the credential. */
  credential(role: Role, id: OperationId): Promise<Record<string, string>>
  /** Puts back what operations used up: offers, conversations at every stage, articles, keys. */
  refresh(id: OperationId): Promise<void>
}

const password = 'correct horse battery'
const stages = ['assistant', 'queue', 'agent', 'offered', 'resolved'] as const
type Stage = (typeof stages)[number]

export async function createApiWorld(it: TestNode): Promise<ApiWorld> {
  const { workspace, db, newId } = it
  let count = 0
  const agents: Record<string, string> = {}
  const email = (role: string) => `${role}@${workspace}.example`
  for (const role of ['agent', 'lead', 'admin']) {
    const { id } = await must('POST', '/v1/agents', { name: role, email: email(role), role, password, capacity: 100 })
    await must('PUT', `/v1/agents/${id}/presence`, { status: 'online' })
    agents[role] = id
  }
  await db.scoped(workspace, 'update baton.agents set capacity = 100000 where workspace_id = $1', [workspace])
  const { secret } = await must('GET', '/v1/workspace')
  await must('PUT', '/v1/teams/night', { name: 'Night', hours: { timeZone: 'Europe/Berlin', days: [] } })
  const visitor = await newVisitor()
  const identified = await newVisitor()
  const known = await must('POST', '/v1/visitors/me/identity', { token: identity() }, bearer(identified))
  const tokens = {
    agent: await newSession('agent'),
    lead: await newSession('lead'),
    admin: await newSession('admin'),
    visitor,
    identified: String(known.token),
  }
  let at: Record<Stage, string> & {
    own: string
    theirs: string
    handoff: string
    held: string
    handedIn: string
    offer: string
    masked: string
    capture: string
    file: string
    address: string
    picture: string
    drillRun: string
    simulation: string
    mail: string
    aside: string
    hook: string
    replay: string
    source: string
    key: string
    incident: string
    update: string
    webhook: string
    event: string
    customer: string
    customerNote: string
    offeredTo: string
  }
  const revisions = { assistant: 1, desk: 0, questions: 0 }
  const { id: spare } = await must('POST', '/v1/agents', { name: 'Spare', email: email('spare'), password })
  let invitation = ''
  let whispered = ''
  const twins = { from: '', into: '' }
  await must('PUT', '/v1/workspace/work', { ownHours: true })
  const home = (await must('GET', '/v1/teams')).teams.find((team: { isDefault: boolean }) => team.isDefault)
  await refresh()
  await runDrill()

  async function must(method: 'GET' | 'POST' | 'PUT', url: string, body?: unknown, headers = {}) {
    const { status, json } = await it.call(method, url, body, headers)
    if (status >= 300) throw new Error(`${method} ${url}: ${status} ${JSON.stringify(json)}`)
    return json
  }

  async function newSession(role: string): Promise<string> {
    const deps = { db, newId, endings: createEndings() }
    return (await openSession(deps, { workspace, agentId: agents[role] ?? '' }, Date.now())).token
  }

  async function newVisitor(): Promise<string> {
    count += 1
    const from = { authorization: '', 'x-forwarded-for': `11.0.${Math.floor(count / 250)}.${count % 250}` }
    return (await must('POST', '/v1/visitors', { workspace }, from)).token
  }

  function identity(): string {
    count += 1
    const claims = { sub: `person-${count % 7}`, exp: Math.floor(Date.now() / 1000) + 600, name: 'Ünal 🙂', workspace }
    return signed(claims, secret)
  }

  async function refresh(): Promise<void> {
    const made: Record<string, string> = {}
    // Somebody may have switched it off, and a page is shown below.
    await must('PUT', '/v1/workspace', { pageCapture: 'ask', sites: ['https://shop.example'] })
    // Whoever was sent away, or given less room, is there again, in the team that has what nobody sends elsewhere: somebody is offered what is handed off.
    await must('PUT', `/v1/teams/${home.id}`, {
      name: home.name,
      isDefault: true,
      hours: null,
      parent: null,
      calendarId: null,
    })
    for (const id of Object.values(agents)) await must('PUT', `/v1/agents/${id}/presence`, { status: 'online' })
    await db.scoped(workspace, 'update baton.agents set capacity = 100000 where workspace_id = $1', [workspace])
    made['own'] = (await must('POST', '/v1/conversations', {}, bearer(tokens.visitor))).id
    made['theirs'] = (await must('POST', '/v1/conversations', {}, bearer(tokens.identified))).id
    for (const stage of stages) {
      const externalId = newId('customer')
      made['customer'] = externalId
      await must('PUT', `/v1/customers/${externalId}`, { name: 'Dana', tier: 'gold' })
      const { id } = await must('POST', '/v1/conversations', { customer: { externalId } })
      made[stage] = id
      const path = `/v1/conversations/${id}`
      await must('POST', `${path}/messages`, { clientId: 'first', author: { kind: 'customer' }, text: 'It broke' })
      if (stage === 'assistant') continue
      if (stage === 'agent') made['masked'] = await maskedText(id)
      const handoffId = await handedOff(path, stage === 'queue' ? { team: 'night' } : {})
      made['handoff'] = handoffId
      if (stage === 'agent') made['held'] = handoffId
      const agentId = agents['agent']
      if (stage === 'agent') await must('POST', `${path}/take-over`, { agentId })
      if (stage === 'resolved') await must('POST', `${path}/resolve`, { agentId })
      if (stage === 'offered') {
        const { offer } = await must('GET', `/v1/handoffs/${handoffId}`)
        Object.assign(made, { offer: offer.id, offeredTo: offer.agentId })
      }
    }
    const { captureId } = await must('POST', `/v1/conversations/${made['agent']}/captures`, { capture: page() })
    made['capture'] = captureId
    Object.assign(made, await sentFile(made['agent'] ?? ''))
    made['picture'] = await pictureOfLead()
    // Nobody waits for a word: then it can be waited for the customer.
    await must('POST', `/v1/conversations/${made['agent']}/messages`, {
      clientId: 'answer',
      author: { kind: 'agent', id: agents['agent'] },
      text: 'Where?',
    })
    made['customerNote'] = (await must('POST', `/v1/customers/${made['customer']}/notes`, { text: 'Calls back' })).id
    made['handedIn'] = (await must('POST', '/v1/handoffs', { conversationId: newId('message') })).handoffId
    await must('PUT', '/v1/tags/vip', { name: 'VIP', mark: 'accent' })
    await db.scoped(workspace, `delete from baton.tags where workspace_id = $1 and id <> 'vip'`, [workspace])
    await must('PUT', '/v1/tags/spam', { name: 'Spam' })
    const late = { name: 'Late', scope: 'workspace', filter: { holder: 'queue' } }
    await must('PUT', '/v1/views/late', late)
    await must('PUT', `/v1/views/${agents['agent']}-view`, { name: 'Mine', filter: {} }, bearer(tokens.agent))
    await must('PUT', '/v1/snippets/thanks', { title: 'Thanks', body: 'Thank you.' })
    for (const id of ['berlin', 'unused']) await must('PUT', `/v1/calendars/${id}`, berlin)
    await must('PUT', '/v1/articles/wifi', { title: 'Wi-Fi', body: '# Wi-Fi\n\nRestart the router.' })
    await must('PUT', '/v1/articles/wifi', { title: 'Wi-Fi anew', body: 'Look at the router.', draft: true })
    await must('PUT', '/v1/playbooks/restart', { yaml: playbook })
    made['source'] = await readLater()
    await keepDocuments()
    made['key'] = (await must('POST', '/v1/keys', { name: 'spare' })).id
    await addLearned()
    made['replay'] = (await must('POST', '/v1/policies/escalation/replay', { version: 0, limit: 1 })).id
    made['simulation'] = await simulated()
    // A private address that is not allowed: nothing is asked there.
    await must('PUT', '/v1/workspace/account-source', accountSource)
    await actionThere()
    await guidanceThere()
    await must('PUT', '/v1/mail', mail)
    made['hook'] = (await must('POST', '/v1/mail/webhook-secret', {})).secret
    made['mail'] = await failedMail(made['agent'] ?? '')
    made['aside'] = await asideMail()
    made['incident'] = await openIncident(made['agent'] ?? '')
    made['update'] = await updateLater()
    Object.assign(made, await webhookWithDead())
    at = { ...at, ...made }
  }

  /** Costs a world of its own, which only what is about drills uses up. */
  async function runDrill(): Promise<void> {
    await must('PUT', '/v1/drills/asks', { yaml: drill })
    at.drillRun = (await must('POST', '/v1/drills/run', { names: ['asks'] })).id
  }

  /** What somebody proposed, as they read it, and nothing else. */
  async function guidanceThere(): Promise<void> {
    await db.scoped(workspace, 'delete from baton.guidance where workspace_id = $1', [workspace])
    await db.scoped(
      workspace,
      `insert into baton.guidance (workspace_id, id, scope, question, said, status, created_at, updated_at)
        values ($1, 'gui_world', 'workspace', 'It broke', 'Restart it.', 'proposed', 0, 0)`,
      [workspace],
    )
  }

  /** A server that nobody asks, a tool that it had, and a call of it that waits for a person. */
  async function actionThere(): Promise<void> {
    await must('PUT', '/v1/action-servers/billing', { name: 'Billing', url: 'http://127.0.0.1:9/mcp' })
    const definition = {
      title: 'Refund',
      description: '',
      inputs: [],
      hints: { readOnly: null, destructive: null, idempotent: null },
      unreadable: [],
    }
    await db.scoped(
      workspace,
      `insert into baton.actions (workspace_id, server_id, tool, definition, hash, title, updated_at) values ($1, 'billing', 'billing', $2::jsonb, 'seen', 'Refund', 0)
        on conflict (workspace_id, server_id, tool) do nothing`,
      [workspace, JSON.stringify(definition)],
    )
    await db.scoped(
      workspace,
      `insert into baton.action_calls (workspace_id, id, conversation_id, server_id, tool, title, scope, confirm, arguments, shown, hash, dedupe, status, created_at, expires_at)
        values ($1, 'acl_world', 'none', 'billing', 'billing', 'Refund', 'write', 'person', '{}', '{}', 'seen', 'acl_world', 'waiting', 0, 9000000000000)
        on conflict (workspace_id, id) do update set status = 'waiting'`,
      [workspace],
    )
  }

  /** Two conversations of one customer, of which one can go on in the other. */
  async function openTwins(): Promise<void> {
    const externalId = newId('customer')
    for (const [side, channel] of [
      ['from', 'api'],
      ['into', 'widget'],
    ] as const) {
      const { id } = await must('POST', '/v1/conversations', { customer: { externalId }, channel })
      await must('POST', `/v1/conversations/${id}/messages`, {
        clientId: 'first',
        author: { kind: 'customer' },
        text: 'It broke',
      })
      twins[side] = id
    }
  }

  /** A file that a customer sent, and the query of an address that opens it. */
  async function sentFile(conversation: string): Promise<{ file: string; address: string }> {
    const response = await it.node.app.inject({
      method: 'POST',
      url: `/v1/conversations/${conversation}/files?clientId=a-file&name=log.txt`,
      headers: { ...bearer(it.key), 'content-type': 'application/octet-stream' },
      payload: 'It broke',
    })
    if (response.statusCode !== 201) throw new Error(`a file was refused: ${response.body}`)
    const file = response.json().file.fileId
    const { url } = await must('GET', `/v1/files/${file}`)
    return { file, address: url.slice(url.indexOf('?') + 1) }
  }

  /** The name of a picture. */
  async function pictureOfLead(): Promise<string> {
    const response = await it.node.app.inject({
      method: 'PUT',
      url: `/v1/agents/${agents['lead']}/picture`,
      headers: bearer(it.key),
      payload: png(),
    })
    return /[0-9a-f]{64}/.exec(response.json().picture)?.[0] ?? ''
  }

  /** Somebody may have switched the assistant off by now: then the first message has handed it off already. */
  async function handedOff(path: string, body: object): Promise<string> {
    const { status, json } = await it.call('POST', `${path}/handoff`, body)
    if (status >= 300 && json.code !== 'already_with_team') throw new Error(`POST ${path}: ${status} ${json.code}`)
    return json.handoffId
  }

  /** Enough people have said that refunds are another team's, and no lead has decided yet. */
  async function proposeLesson(decided: boolean): Promise<void> {
    await db.scoped(workspace, 'delete from baton.route_lessons where workspace_id = $1', [workspace])
    await db.scoped(
      workspace,
      `insert into baton.facts (workspace_id, conversation_id, seq, type, at, actor_kind, data)
        select $1, 'lesson', n, 'Misrouted', $2, 'agent', jsonb_build_object('handoffId', 'lesson-' || n, 'from', 'support', 'to', 'night',
          'intent', 'refund', 'areas', '[]'::jsonb) from generate_series(1, 6) as n on conflict do nothing`,
      [workspace, Date.now()],
    )
    if (!decided) return
    const lesson = { intent: 'refund', fromTeam: 'support', toTeam: 'night', decision: 'refused' }
    await must('POST', '/v1/routing/lessons', lesson)
  }

  /** A version that was learned and is live, so that there is one to go back from. */
  async function addLearned(): Promise<void> {
    const model = JSON.stringify({ ...priorModel, version: 'learned-1' })
    await db.scoped(
      workspace,
      `insert into baton.learned_versions (workspace_id, number, status, model, beside, live_before, made_at, changed_at, because, conversations, decisions, learned_to)
        values ($1, 1, 'live', $2::jsonb, 0, 0, 0, 0, 'made', 1, 1, 1) on conflict (workspace_id, number) do update set status = 'live'`,
      [workspace, model],
    )
  }

  /** An assistant whose draft is other than what is live, and that nobody has changed since it was read. */
  async function readyAssistant(): Promise<void> {
    await must('GET', '/v1/assistants')
    const settings = JSON.stringify({ name: `Spare ${(count += 1)}` })
    await db.scoped(workspace, `delete from baton.assistants where workspace_id = $1 and id like 'ast_%'`, [workspace])
    const [row] = await db.scoped<{ assistant: number; desk: number }>(
      workspace,
      `insert into baton.assistants as a (workspace_id, id, draft, revision, live_version, created_at, updated_at) values ($1, 'spare', $2::jsonb, 1, 1, 0, 0)
        on conflict (workspace_id, id) do update set draft = excluded.draft, retired_at = null
        returning a.revision as assistant, (select d.revision from baton.assistant_desks d where d.workspace_id = $1) as desk`,
      [workspace, settings],
    )
    await db.scoped(
      workspace,
      `insert into baton.assistant_versions (workspace_id, assistant_id, version, settings, note, created_at, by_kind)
        values ($1, 'spare', 1, '{"name": "Spare"}', 'First', 0, 'key') on conflict do nothing`,
      [workspace],
    )
    Object.assign(revisions, row)
  }

  /** A document that is there, and one that was just removed. */
  async function keepDocuments(): Promise<void> {
    for (const [id, removedAt] of [
      ['handbook', null],
      ['removed', 1],
    ] as const)
      await db.scoped(
        workspace,
        `insert into baton.knowledge_documents (workspace_id, id, name, kind, title, locale, bytes, hash, version, status, blank_pages,
            sections, added_at, changed_at, actor_kind, removed_at, removed)
          values ($1, $2, 'handbook.md', 'markdown', 'Handbook', 'en', 1, $2, 1, 'ready', '{}', '[]', 0, 0, 'key', $3, '[]')
          on conflict (workspace_id, id) do update set removed_at = excluded.removed_at, removed = '[]'`,
        [workspace, id, removedAt],
      )
  }

  /** A help centre that is read in a hundred years, with a page of it. */
  async function readLater(): Promise<string> {
    await db.scoped(workspace, 'delete from baton.knowledge_sources where workspace_id = $1', [workspace])
    await db.scoped(
      workspace,
      `insert into baton.knowledge_sources (workspace_id, id, url, status, most_pages, created_at, due_at)
        values ($1, 'src_there', 'https://help.shop.example/', 'done', 10, 0, 4000000000000)`,
      [workspace],
    )
    await db.scoped(
      workspace,
      `insert into baton.knowledge_pages (workspace_id, source_id, url, depth, run, status, because)
        values ($1, 'src_there', 'https://help.shop.example/', 0, 1, 'left-out', 'no-text') on conflict do nothing`,
      [workspace],
    )
    return 'src_there'
  }

  /** One that promises an update, with a case. */
  async function openIncident(conversation: string): Promise<string> {
    const { id } = await must('POST', '/v1/incidents', incident(newId('message')))
    await must('POST', `/v1/incidents/${id}/conversations`, { link: [conversation] })
    return id
  }

  /** An update that goes out in a hundred years, of an incident of its own. */
  async function updateLater(): Promise<string> {
    const { id } = await must('POST', '/v1/incidents', incident(newId('message')))
    const update = newId('update')
    await db.scoped(
      workspace,
      `insert into baton.incident_updates (workspace_id, id, incident_id, state, words, status, due_at, created_at)
        values ($1, $2, $3, 'resolved', '{}', 'waiting', 4000000000000, 0)`,
      [workspace, update, id],
    )
    return update
  }

  function incident(title: string) {
    const words = { en: 'Signing in fails.' }
    return { title, signs: { words: ['cannot log in'] }, words, nextUpdateAt: soon() }
  }
  function soon(): string {
    return new Date(Date.now() + 3_600_000).toISOString()
  }

  /** Somebody without a password, and a link for them. */
  async function invite(): Promise<void> {
    await db.scoped(workspace, `update baton.agents set password_hash = null where workspace_id = $1 and id = $2`, [
      workspace,
      spare,
    ])
    invitation = (await must('POST', `/v1/agents/${spare}/invitation`, {})).token
    await must('PUT', '/v1/mail', mail)
  }

  /** Whoever was removed is there again: their sessions are opened for the next operation. */
  async function bringBack(): Promise<void> {
    await db.scoped(
      workspace,
      `update baton.agents set removed_at = null where workspace_id = $1 and removed_at is not null`,
      [workspace],
    )
  }

  /** So many came to people in the last hour that it can be played again. */
  async function fillHour(): Promise<void> {
    const [there] = await db.scoped<{ n: number }>(
      workspace,
      'select count(*)::int as n from baton.handoffs where workspace_id = $1',
      [workspace],
    )
    if ((there?.n ?? 0) > 30) return
    await fillDay(db, {
      workspace,
      from: Date.now() - 3_500_000,
      hours: 0.9,
      perHour: 60,
      agents: [{ id: agents['agent'] ?? '', skills: ['de'] }],
      skills: ['de'],
      team: 'support',
      meanMinutes: 1,
      patienceMinutes: 10,
    })
  }

  /** A what-if that was stopped. */
  async function simulated(): Promise<string> {
    const id = newId('simulation')
    const changes = { add: [], remove: [], skills: [], shifts: [], capacity: [] }
    const asked = { from: new Date(0).toISOString(), to: new Date(1000).toISOString(), timeZone: 'UTC', changes }
    await db.scoped(
      workspace,
      `insert into baton.simulations (workspace_id, id, requested_at, status, asked) values ($1, $2, $3, 'cancelled', $4::jsonb)`,
      [
        workspace,
        id,
        Date.now(),
        JSON.stringify({ ...asked, targetMinutes: 3, patienceMinutes: null, seed: 1, replications: 1 }),
      ],
    )
    return id
  }

  /** A mail that was given up. */
  async function failedMail(conversation: string): Promise<string> {
    count += 1
    const id = newId('mail')
    await db.scoped(
      workspace,
      `insert into baton.mails (workspace_id, id, conversation_id, to_address, from_seq, up_to_seq, message_id, token_hash, status, noted, due_at, created_at)
        values ($1, $2, $3, 'dana@mail.example', 1, $4, $2, $2, 'failed', true, 0, 0)`,
      [workspace, id, conversation, 1000 + count],
    )
    return id
  }

  /** A webhook at a private address, where nothing is sent to, and an event that was given up for it. */
  async function webhookWithDead(): Promise<{ webhook: string; event: string }> {
    await db.scoped(workspace, 'delete from baton.webhooks where workspace_id = $1', [workspace])
    const { webhook } = await must('POST', '/v1/webhooks', { url: 'http://127.0.0.1:9/', events: ['Reopened'] })
    const event = `evt_${(count += 1)}`
    await db.scoped(
      workspace,
      `insert into baton.webhook_deliveries (workspace_id, id, webhook_id, conversation_id, seq, type, status, due_at, created_at)
        values ($1, $2, $3, 'gone', 1, 'Reopened', 'dead', 0, 0)`,
      [workspace, event, webhook.id],
    )
    return { webhook: webhook.id, event }
  }

  /** A mail that came in and was put aside. */
  async function asideMail(): Promise<string> {
    const id = newId('mail')
    await db.scoped(
      workspace,
      `insert into baton.mails_in (workspace_id, id, message_key, status, because, from_address, subject, body, bytes, received_at)
        values ($1, $2, $2, 'aside', 'auto-reply', 'dana@mail.example', 'Hello', 'My kettle leaks', 100, 0)`,
      [workspace, id],
    )
    return id
  }

  /** A text with something masked in it, and who may see what: agents, leads and admins. */
  async function maskedText(conversation: string): Promise<string> {
    const path = `/v1/conversations/${conversation}`
    await must('POST', `${path}/messages`, {
      clientId: 'card',
      author: { kind: 'customer' },
      text: 'My card is 4242 4242 4242 4242',
    })
    const { events } = await must('GET', `${path}/events`)
    return events.find((each: { masked?: object }) => each.masked).masked.textId
  }

  /** Visitors who have been asked whether their page may be followed. */
  async function askVisitors(): Promise<void> {
    const agentId = agents['agent']
    for (const id of [at.own, at.theirs]) {
      await must('POST', `/v1/conversations/${id}/take-over`, { agentId })
      await must('POST', `/v1/conversations/${id}/follow-page`, { agentId })
    }
  }

  /** Conversations in which something was said, and which are over. */
  async function endThem(): Promise<void> {
    await must('PUT', '/v1/workspace', { askFeedback: true })
    const agentId = agents['agent']
    for (const id of [at.own, at.theirs, at.agent]) {
      const message = { clientId: 'last', author: { kind: 'customer' }, text: 'That is all' }
      await must('POST', `/v1/conversations/${id}/messages`, message)
      await must('POST', `/v1/conversations/${id}/resolve`, { agentId })
    }
  }

  /** Customers wait for a team that is closed, where somebody works whose times can be had; one is booked. */
  async function waitForLate(): Promise<void> {
    const days = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: '00:00', to: '24:00' }))
    await must('PUT', '/v1/teams/late', { name: 'Late', hours: { timeZone: 'UTC', days: [] } })
    await must('PUT', `/v1/agents/${spare}/work`, { teams: ['late'], hours: { timeZone: 'UTC', days } })
    for (const id of [at.own, at.theirs, at.assistant]) await handedOff(`/v1/conversations/${id}`, { team: 'late' })
    const path = `/v1/conversations/${at.assistant}/callback`
    const { times } = await must('GET', path)
    await must('POST', path, { at: times.at(-1) })
  }

  /** Only an API key may say who acts. */
  const acting = (role: Role, agentId: string | undefined) => (role === 'key' ? { agentId } : {})

  return {
    it,
    ids: () => [...Object.values(at), ...Object.values(agents), 'wifi', 'restart', 'night', 'support', 'berlin'],
    subject(id, role) {
      if (id === 'waitForCustomer') return at.agent
      if (id.endsWith('Offer') || id === 'noteCardLoaded') return at.offer
      if (id === 'getHandoff' || id === 'gradeHandoff' || id === 'likelyTeams') return at.handoff
      if (id === 'wrongTeam') return at.held
      if (id === 'getAudit') return '2026-W02'
      if (id === 'readRaw') return at.handedIn
      if (id === 'getCapture') return at.capture
      if (id === 'getFile' || id === 'readFile') return at.file
      if (id === 'readPicture') return at.picture
      if (id === 'handInFrom') return 'transcript'
      if (id === 'inviteAgent' || id === 'mailInvitation' || id === 'removeAgent' || id === 'unlinkSignIn') return spare
      if (id.endsWith('Simulation')) return at.simulation
      if (id === 'getDrillRun') return at.drillRun
      if (id === 'approveLearnedVersion') return '1'
      if (id === 'deliverMail') return workspace
      if (id === 'retryMail') return at.mail
      if (id === 'replayQuarantined') return at.own
      if (id === 'replayWebhookDelivery') return at.event
      if (/Webhook|SigningSecret|Deliver(y|ies)$/.test(id)) return at.webhook
      if (id.endsWith('AsideMail')) return at.aside
      if (id.endsWith('Incident') || id === 'incidentConversations') return at.incident
      if (id === 'linkConversations') return at.incident
      if (id === 'cancelIncidentUpdate') return at.update
      if (id.endsWith('Guidance') && id !== 'proposeGuidance') return 'gui_world'
      if (id === 'decideActionCall') return 'acl_world'
      if (/Action(Server)?$/.test(id)) return 'billing'
      if (id === 'getPolicyReplay') return at.replay
      if (id.endsWith('Drill')) return 'asks'
      if (id.endsWith('Customer') || /^(getCustomerPage|listCustomersConversations|addCustomerNote)$/.test(id))
        return at.customer
      if (id === 'deleteCustomerNote') return at.customerNote
      if (id.endsWith('Article')) return 'wifi'
      if (id === 'putKnowledgeDocument') return `uploaded-${role}`
      if (id === 'restoreKnowledgeDocument') return 'removed'
      if (id.endsWith('KnowledgeDocument')) return 'handbook'
      if (id.endsWith('KnowledgeSource') || id === 'listKnowledgePages') return at.source
      if (id.endsWith('Playbook')) return 'restart'
      if (id === 'putTeam') return 'night'
      if (id.endsWith('View')) return role === 'agent' ? `${agents['agent']}-view` : 'late'
      if (id === 'mergeTag') return 'spam'
      if (id === 'mergeConversation') return twins.from
      if (id === 'putTag') return role === 'agent' ? `own-${(count += 1)}` : 'vip'
      if (id.endsWith('Snippet')) return role === 'agent' ? `${agents['agent']}-own` : 'thanks'
      if (id === 'putCalendar') return 'berlin'
      if (id === 'deleteCalendar') return 'unused'
      if (id === 'revokeKey') return at.key
      if (ofAssistants.has(id)) return 'spare'
      if (/^(putAgentWork|setPresence|setMayReveal|putAgentPicture|deleteAgentPicture)$/.test(id))
        return agents[role] ?? agents['agent'] ?? ''
      if (role === 'visitor') return at.own
      if (role === 'identified') return at.theirs
      if (id.endsWith('Callback') || id === 'callbackTimes' || id === 'goOnWithAssistant') return at.assistant
      return id === 'handOff' || id === 'resolve' || id === 'takeOver' ? at.assistant : at.agent
    },
    query(id, role) {
      if (id === 'readFile') return at.address
      if (id === 'readPicture') return `workspace=${workspace}`
      if (id !== 'sendFile') return undefined
      count += 1
      return `clientId=sent-${count}&name=words.log${role === 'key' ? '&author=customer' : ''}`
    },
    bytes: (id) =>
      id === 'putAgentPicture'
        ? png({ width: 1 + ((count += 1) % 1000) })
        : `# Returns\n\nA lamp that nobody has used goes back to the shop within thirty days, parcel ${(count += 1)}.`,
    body(id, role) {
      count += 1
      const clientId = `good-${count}`
      switch (id) {
        case 'postMessage':
          return { clientId, text: 'Hello 🙂', ...(role === 'key' ? { author: { kind: 'customer' } } : {}) }
        case 'addNote':
          return { clientId, text: 'Seen before.' }
        case 'markSeen':
          return { upTo: 1 }
        case 'openConversation':
          return role === 'key' ? { customer: { externalId: at.customer } } : {}
        case 'handIn':
          return { conversationId: `foreign-${count}`, transcript: [{ role: 'customer', text: 'It broke' }] }
        case 'handInFrom':
          return { conversationId: `foreign-${count}`, transcript: 'Customer: It broke\nBot: Oh' }
        case 'signIn':
          return { email: email('agent'), password, workspace }
        case 'putRetention':
        case 'previewRetention':
          return { resolvedDays: 365, channels: [{ channel: 'widget', days: count % 2 === 0 ? 30 : null }] }
        case 'setLegalHold':
          return { on: count % 2 === 0 }
        case 'putSignInProvider':
          return signInProvider
        case 'setPassword':
          return { current: password, next: password }
        case 'putEscalationPolicy':
          return count % 2 === 0
            ? { yaml: 'preset: careful\ncosts:\n  person: 7' }
            : { document: { preset: 'thrifty' } }
        case 'activateEscalationPolicy':
          return { version: 0 }
        case 'putLearningSettings':
          return { switchByItself: count % 2 === 0 }
        case 'replayEscalationPolicy':
          return { version: 0, limit: 3 }
        case 'createIncident':
          return incident(`Sign-in ${count}`)
        case 'changeIncident':
          return { title: `Sign-in ${count}`, nextUpdateAt: soon() }
        case 'linkConversations':
          return { link: [at.agent] }
        case 'updateIncident':
          return { state: 'open', words: { de: 'Wir arbeiten daran.' }, nextUpdateAt: soon() }
        case 'putWeights':
          return { weights: count % 2 === 0 ? { page: 30, tone: 0 } : null }
        case 'putServiceTargets':
          return { targets: count % 2 === 0 ? [{ tier: 'enterprise', firstResponse: 15, resolution: 480 }] : [] }
        case 'gradeHandoff':
          return { grades: allThere }
        case 'setLanguage':
          return { language: count % 2 === 0 ? 'de' : null }
        case 'createAgent':
          return { name: 'New', email: `new-${count}@${workspace}.example`, capacity: 1 }
        case 'acceptInvitation':
          return { token: invitation, password }
        case 'startVisit':
          return { workspace }
        case 'identify':
          return { token: identity() }
        case 'setPresence':
          return { status: 'online' }
        case 'putWorkspace':
          return { sites: ['https://shop.example'] }
        case 'noteSelfService':
          return { uses: [{ kind: 'search', query: `words ${count}`, results: 2 }] }
        case 'putAccountSource':
          return accountSource
        case 'putMail':
          return mail
        case 'createWebhook':
        case 'putWebhook':
          return { url: `http://127.0.0.1:9/${count}`, events: ['Resolved', 'Escalated'] }
        case 'testMail':
          return count % 2 === 0 ? {} : { to: 'dana@mail.example' }
        case 'deliverMail':
          return delivery(at.hook, count)
        case 'putSite':
          return { origin: 'https://shop.example', look: { theme: 'dark', accent: '#2f5bd0', sounds: count % 2 === 0 } }
        case 'giveFeedback':
          return { satisfaction: (count % 5) + 1, repeated: 'a-little', words: 'Thank you 🙂' }
        case 'leaveAddress':
          return { email: `dana+${count % 2}@mail.example` }
        case 'proposeGuidance':
          return { messageId: whispered, said: 'Restart it.', scope: 'workspace' }
        case 'changeGuidance':
          return { question: 'It broke', said: 'Restart it.', status: 'active', version: 1 }
        case 'tryGuidance':
          return { question: 'It broke' }
        case 'putActionServer':
          return { name: 'Billing', url: 'http://127.0.0.1:9/mcp' }
        case 'putAction':
          return {
            tool: 'billing',
            enabled: count % 2 === 0,
            hash: 'seen',
            title: 'Refund',
            scope: 'write',
            confirm: 'customer',
          }
        case 'decideActionCall':
          return { approve: true }
        case 'tryAccountSource':
          return { externalId: at.customer }
        case 'putIntents':
          return count % 3 === 0 ? { use: 'off' } : { intents: ownIntents }
        case 'readIntent':
          return { text: `where is parcel ${count}` }
        case 'putTeam':
          return { name: 'Night', calendarId: 'berlin', parent: null }
        case 'putAgentWork':
          return {
            skills: ['de', { name: 'billing', level: 4 }],
            languages: ['en'],
            capacity: 50,
            calendarId: 'berlin',
          }
        case 'putOwnWork':
          return { languages: ['en'], calendarId: 'berlin' }
        case 'importAgents':
          return { csv: `name,email\nNew,csv-${count}@${workspace}.example`, preview: count % 2 === 0 }
        case 'putSnippet':
          return {
            title: `Thanks ${count}`,
            body: 'Thank you, {{customer.firstName|dear customer}}.',
            scope: role === 'agent' ? 'personal' : 'workspace',
          }
        case 'putTag':
          return { name: `Tag ${count}`, mark: 'amber' }
        case 'putView':
          return {
            name: `Late ${count}`,
            scope: role === 'agent' ? 'private' : 'workspace',
            filter: { tags: ['vip'], waitingMinutes: 5 },
          }
        case 'orderViews':
          return { ids: ['late'] }
        case 'findConversations':
          return {
            filter: {
              agentId: 'me',
              team: 'night',
              tier: 'gold',
              priority: 'normal',
              words: 'broke',
              intent: 'refund',
              aside: 'none',
              language: 'en',
            },
          }
        case 'mergeConversation':
          return { into: twins.into, ...acting(role, agents['agent']) }
        case 'mergeTag':
          return { into: 'vip' }
        case 'tagConversation':
          return { add: ['vip'], remove: ['spam'], ...acting(role, agents['agent']) }
        case 'snooze':
          return { until: soon(), ...acting(role, agents['agent']) }
        case 'waitForCustomer':
        case 'bringBack':
          return acting(role, agents['agent'])
        case 'bulk':
          return {
            conversations: [at.agent, at.assistant],
            deed: [{ kind: 'tag', add: ['vip'] }, { kind: 'team', team: 'night' }, { kind: 'back' }][count % 3],
            ...acting(role, agents['agent']),
          }
        case 'importSnippets':
          return {
            csv: `title,body\nHello ${count},Hello 🙂`,
            preview: count % 2 === 0,
            scope: role === 'agent' ? 'personal' : 'workspace',
          }
        case 'putCalendar':
          return berlin
        case 'putWorkSettings':
          return { idleMinutes: 0, silentMinutes: 10 }
        case 'simulate':
          return {
            from: new Date(Date.now() - 3_600_000).toISOString(),
            to: new Date(Date.now() - 1000).toISOString(),
            replications: 1,
            changes: { add: [{ count: 1, team: 'night', from: '09:00', to: '17:00' }] },
          }
        case 'setMayReveal':
          return { mayReveal: true }
        case 'reveal':
          return { textId: at.masked }
        case 'createAssistant':
          return { settings: { name: `New ${count}`, bounds: { topics: [{ name: 'law', words: ['lawsuit'] }] } } }
        case 'draftAssistant':
          return { settings: { name: `Spare ${count}`, playbooks: ['restart'] }, revision: revisions.assistant }
        case 'publishAssistant':
          return { note: 'A new name', revision: revisions.assistant }
        case 'rollBackAssistant':
          return { version: 1, note: 'As it was' }
        case 'putAssistantDesk':
          return { defaultId: 'basic', rules: [{ assistantId: 'basic', pages: ['/cart*'] }], revision: revisions.desk }
        case 'practise':
          return {
            text: `It broke ${count}`,
            version: count % 2 === 0 ? null : 1,
            page: { url: 'https://shop.example/' },
          }
        case 'putPracticeQuestions':
          return { questions: [{ text: `Where is parcel ${count}?` }], revision: revisions.questions }
        case 'putModelBudgets':
          return { day: { tokens: 100_000 + count }, whenSpent: 'built-in' }
        case 'createKey':
          return { name: 'another' }
        case 'putArticle':
          return { title: 'Wi-Fi', body: 'Restart the router.' }
        case 'addKnowledgeSource':
          return { url: `http://127.0.0.1:9/${count}/` } // private: nothing is asked there
        case 'putPlaybook':
          return { yaml: playbook }
        case 'putDrill':
          return { yaml: drill }
        case 'runDrills':
          return { names: [count % 2 === 0 ? 'asks' : 'terse-en-person'] }
        case 'putCustomer':
          return { name: 'Dana', attributes: { plan: 'gold', seats: 3 } }
        case 'changeCustomer':
          return { name: 'Dana R.', attributes: { plan: null, seats: count } }
        case 'addCustomerNote':
          return { text: `Likes short answers ${count} 🙂` }
        case 'importCustomers':
          return { csv: `id,name,city\ncsv-${count},Dana,Ulm 🙂`, preview: count % 2 === 0 }
        case 'readMentions':
          return { conversationId: at.agent, upTo: count }
        case 'bookCallback':
          return {
            at: new Date((Math.ceil(Date.now() / 1_800_000) + 4 + (count % 200)) * 1_800_000).toISOString(),
            note: 'on 030 1234',
          }
        case 'answerInvitation':
          return { handoffId: at.handoff, accepts: true }
        case 'answerQuestion':
          return { handoffId: at.handoff, slot: 'device', clientId, text: 'A Folio 🙂' }
        case 'postCapture':
          return count % 2 === 0 ? { capture: page() } : { refused: 'timeout' }
        case 'answerFollow':
          return { allows: true }
        case 'point':
          return { node: 3, captureId: at.capture, note: 'Here', ...acting(role, agents['agent']) }
        case 'consult':
          return { team: 'night', question: 'Have you seen this?', ...acting(role, agents['agent']) }
        case 'answerConsult':
          return { answer: 'Yes 🙂', ...acting(role, agents['agent']) }
        case 'endConsult':
          return acting(role, agents['agent'])
        case 'wrongTeam':
          return { team: 'night', ...acting(role, agents['agent']) }
        case 'decideLesson':
          return { intent: 'refund', fromTeam: 'support', toTeam: 'night', decision: 'refused' }
        case 'forgetLesson':
          return { intent: 'refund', fromTeam: 'support', toTeam: 'night' }
        case 'hold':
          return { until: new Date(Date.now() + 600_000).toISOString(), ...acting(role, agents['agent']) }
        case 'give':
          return { team: 'night', ...acting(role, agents['lead']) }
        case 'whisper':
          return { text: 'Ask for the order first 🙂', ...acting(role, agents['lead']) }
        case 'joinConversation':
        case 'leaveConversation':
          return acting(role, agents['lead'])
        case 'followPage':
        case 'takeOver':
        case 'openCase':
        case 'openTranscript':
          return acting(role, agents['agent'])
        case 'acceptOffer':
        case 'declineOffer':
        case 'noteCardLoaded':
          return acting(role, at.offeredTo)
        default:
          return {}
      }
    },
    async credential(role, id) {
      if (ofAssistants.has(id) || id === 'createAssistant' || id === 'putAssistantDesk') await readyAssistant()
      if (id === 'putPracticeQuestions') revisions.questions = (await must('GET', '/v1/practice-questions')).revision
      switch (role) {
        case 'key':
          return bearer(it.key)
        case 'nobody':
          return {}
        case 'forged':
          return bearer(`bs_${'0'.repeat(43)}`)
        case 'agent':
        case 'lead':
        case 'admin': {
          const ends = id === 'signOut' || id === 'signOutEverywhere' || id === 'setPassword'
          const token = ends ? await newSession(role) : tokens[role]
          return { cookie: `baton_session=${token}`, 'sec-fetch-site': 'same-origin' }
        }
        case 'visitor':
        case 'identified':
          return bearer(id === 'identify' ? await newVisitor() : tokens[role])
      }
    },
    async refresh(id) {
      await bringBack()
      // What was called before may have ended them, in its last requests too.
      for (const role of ['agent', 'lead', 'admin'] as const) tokens[role] = await newSession(role)
      const uses =
        /Offer$|^noteCard|^handOff|^give|^whisper|^postCapture|Follow$|^followPage|^point|^takeOver|^resolve|^return|^openCase|^hold|^wrongTeam|^snooze|^waitFor|^bringBack|^bulk|^mergeTag|^tagConv|[cC]onsult$|^openConversation|^sendFile|^forget|^revoke|^delete(?!AccountSource|SignIn)|^postMessage|^rollBack|Mail$|Webhook|SigningSecret$|Deliver(y|ies)$|[cC]allback|^goOnWith|^giveFeedback|^getCustomerPage|^listCustomersConversations|^changeCustomer|^addCustomerNote/
      if (uses.test(id)) await refresh()
      if (/Drill/.test(id)) await runDrill()
      if (id.endsWith('Guidance')) await guidanceThere()
      if (id === 'mergeConversation') await openTwins()
      if (id === 'proposeGuidance') {
        const words = { text: 'Ask for the order first', agentId: agents['lead'] }
        whispered = (await must('POST', `/v1/conversations/${at.agent}/whisper`, words)).whisperId
      }
      if (/Action(Server|Call)?$/.test(id)) await actionThere()
      if (id.endsWith('AccountSource')) await must('PUT', '/v1/workspace/account-source', accountSource)
      if (id.endsWith('SignInProvider')) await must('PUT', '/v1/workspace/sign-in', signInProvider)
      if (id === 'answerFollow') await askVisitors()
      if (id === 'giveFeedback') await endThem()
      if (id === 'readPicture') at.picture = await pictureOfLead()
      if (id.endsWith('Callback') || id === 'goOnWithAssistant') await waitForLate()
      if (id === 'decideLesson' || id === 'forgetLesson') await proposeLesson(id === 'forgetLesson')
      if (id === 'inviteAgent' || id === 'mailInvitation' || id === 'acceptInvitation') await invite()
      if (id === 'simulate') await fillHour()
      // Only the last ones are kept.
      if (id.endsWith('Simulation')) at.simulation = await simulated()
      if (id === 'answerConsult' || id === 'endConsult')
        await must('POST', `/v1/conversations/${at.agent}/consult`, {
          team: 'support',
          question: 'Seen before?',
          agentId: agents['agent'],
        })
    },
  }
}

const berlin = {
  name: 'Berlin',
  timeZone: 'Europe/Berlin',
  days: [{ day: 1, from: '09:00', to: '17:00' }],
  exceptions: [{ date: '2026-12-25', name: 'Christmas', yearly: true }],
}

/** A person who finds everything in a package. */
const allThere = Object.fromEntries(packageParts.map((part) => [part, 'there']))

/** A page as small as one can be. */
export function page(): object {
  const text = { id: 4, type: 3, textContent: '████ ██' }
  const body = { id: 3, type: 2, tagName: 'body', attributes: {}, childNodes: [text] }
  const html = { id: 2, type: 2, tagName: 'html', attributes: { lang: 'en' }, childNodes: [body] }
  return {
    version: 1,
    takenAt: '2026-01-05T10:00:00.000Z',
    url: 'https://shop.example/cart',
    title: 'Cart',
    viewport: { width: 1280, height: 720 },
    scroll: { x: 0, y: 0 },
    root: { id: 1, type: 0, childNodes: [html] },
    nodes: 4,
    masked: 1,
    truncated: false,
    targets: [{ id: 3, role: 'button', label: '████', x: 10, y: 20, width: 80, height: 30 }],
  }
}

const ownIntents = ['track', 'refund'].map((name) => ({
  name,
  areas: ['orders'],
  examples: ['one', 'two', 'three'].map((word) => `${name} number ${word}`),
}))

const accountSource = { kind: 'http', url: 'http://127.0.0.1:9/{externalId}', timeoutMs: 100 }

/** At a private address, where nothing is asked. */
const signInProvider = { name: 'Shop', issuer: 'http://127.0.0.1:9', clientId: 'baton', secret: 'not-so-secret' }

const mail = {
  address: 'help@shop.example',
  fromName: 'Shop',
  inbound: 'webhook',
  smtp: { host: '127.0.0.1', port: 9, security: 'none', user: 'help', password: 'not so secret' },
}

/** A mail as who delivers by webhook sends it. */
function delivery(secret: string, count: number): object {
  const sentAt = new Date().toISOString()
  const raw = Buffer.from(`From: sam-${count}@mail.example\r\nSubject: Hello\r\n\r\nIt broke`).toString('base64')
  return { sentAt, raw, signature: createHmac('sha256', secret).update(`${sentAt}.${raw}`).digest('hex') }
}

/** What is about one assistant, by its id. */
const ofAssistants: ReadonlySet<OperationId> = new Set([
  'getAssistant',
  'draftAssistant',
  'publishAssistant',
  'rollBackAssistant',
  'retireAssistant',
  'practise',
])

const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

const drill = `name: asks
story: Whoever asks for a person gets one.
says: [I want a human]
expect: { handedOff: { at: 1 } }
`

const playbook = `id: restart
title: { en: Restart }
when: { examples: { en: [it hangs] } }
steps:
  - id: one
    say: { en: Restart it. }
    check: true
`
