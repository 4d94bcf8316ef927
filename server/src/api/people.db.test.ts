import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../testing/databases.ts'
import { createTestNode, type TestNode } from '../testing/test-node.ts'
import { createEndings } from '../identity/endings.ts'
import { openSession } from '../identity/sessions.ts'

eachDatabase((_name, open) => {
  let it: TestNode
  beforeAll(async () => {
    it = await createTestNode((await open()).db)
  })
  afterAll(() => it.stop())

  const person = async (email: string) =>
    (await it.call('GET', '/v1/people')).json.people.find((each: { email: string }) => each.email === email)
  const addAgent = async (name: string, more = {}) =>
    String(
      (
        await it.call('POST', '/v1/agents', {
          name,
          email: `${name}@${it.workspace}.example`,
          password: 'correct horse battery',
          ...more,
        })
      ).json.id,
    )

  test('skills have levels and an end, plain names are level 3, and what is left out stays as it is', async () => {
    const id = await addAgent('ann', {
      skills: ['de', { name: 'billing', level: 5, expiresAt: '2027-01-31T00:00:00.000Z' }],
      languages: ['en'],
    })
    const skillLevels = [
      { name: 'de', level: 3, expiresAt: null },
      { name: 'billing', level: 5, expiresAt: '2027-01-31T00:00:00.000Z' },
    ]
    expect(await person(`ann@${it.workspace}.example`)).toMatchObject({
      id,
      skills: ['de', 'billing'],
      skillLevels,
      languages: ['en'],
    })
    const changed = await it.call('PUT', `/v1/agents/${id}/work`, { capacity: 7, languages: ['de', 'pt-BR'] })
    expect(changed).toMatchObject({ status: 200, json: { capacity: 7, skillLevels, languages: ['de', 'pt-BR'] } })
    expect((await it.call('PUT', `/v1/agents/${id}/work`, { skills: ['billing'] })).json.skillLevels).toEqual([
      { name: 'billing', level: 3, expiresAt: null },
    ])
    const [row] = await it.db.scoped(
      it.workspace,
      `select action, detail from baton.audit where workspace_id = $1 and target = $2 order by id desc limit 1`,
      [it.workspace, id],
    )
    expect(row).toEqual({ action: 'agent.work', detail: { fields: ['skills'] } })
  })

  test('what is not there is refused by its name', async () => {
    const id = await addAgent('ben')
    const work = (body: object) => it.call('PUT', `/v1/agents/${id}/work`, body)
    expect(await work({ teams: ['nowhere'] })).toMatchObject({ status: 422, json: { code: 'team_not_found' } })
    expect(await work({ calendarId: 'nowhere' })).toMatchObject({ status: 422, json: { code: 'calendar_not_found' } })
    expect(await work({ hours: { timeZone: 'Europe/Atlantis', days: [] } })).toMatchObject({ status: 400 })
    expect(await it.call('PUT', '/v1/agents/nobody/work', { capacity: 2 })).toMatchObject({
      status: 404,
      json: { code: 'agent_not_found' },
    })
  })

  test('a team may be a part of another, and never of itself, whoever tries at the same time', async () => {
    const put = (id: string, parent: string | null) => it.call('PUT', `/v1/teams/${id}`, { name: id, parent })
    for (const id of ['a', 'b', 'c']) expect((await put(id, null)).status).toBe(200)
    expect((await put('b', 'a')).json.parent).toBe('a')
    expect((await put('c', 'b')).json.parent).toBe('b')
    expect(await put('a', 'c')).toMatchObject({ status: 409, json: { code: 'team_in_circle' } })
    expect(await put('a', 'a')).toMatchObject({ status: 409 })
    expect(await put('a', 'nowhere')).toMatchObject({ status: 422, json: { code: 'team_not_found' } })
    for (const id of ['x', 'y']) await put(id, null)
    const both = await Promise.all([put('x', 'y'), put('y', 'x')])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect((await it.call('PUT', '/v1/teams/c', { name: 'C' })).json).toMatchObject({ name: 'C', parent: 'b' })
  })

  test('a calendar says what comes of it, and is not deleted while somebody uses it', async () => {
    const days = [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '17:00' }))
    const put = await it.call('PUT', '/v1/calendars/berlin', { name: 'Berlin', timeZone: 'Europe/Berlin', days })
    expect(put.json.openings.length).toBeGreaterThanOrEqual(9)
    await it.call('PUT', '/v1/teams/office', { name: 'Office', calendarId: 'berlin' })
    expect(await it.call('DELETE', '/v1/calendars/berlin')).toMatchObject({
      status: 409,
      json: { code: 'calendar_in_use', detail: expect.stringContaining('office') },
    })
    await it.call('PUT', '/v1/teams/office', { name: 'Office', calendarId: null })
    expect((await it.call('DELETE', '/v1/calendars/berlin')).status).toBe(204)
    expect((await it.call('DELETE', '/v1/calendars/berlin')).status).toBe(404)
    const wrong = await it.call('PUT', '/v1/calendars/x', { name: 'x', timeZone: 'Mars/Olympus', days: [] })
    expect(wrong).toMatchObject({ status: 400, json: { errors: [{ path: 'timeZone' }] } })
  })

  test('do not disturb is for a time of today, and of no other presence', async () => {
    const id = await addAgent('cem')
    const set = (body: object) => it.call('PUT', `/v1/agents/${id}/presence`, body)
    const until = new Date(Date.now() + 3_600_000).toISOString()
    expect((await set({ status: 'do-not-disturb', until })).json).toMatchObject({
      presence: 'do-not-disturb',
      presenceUntil: until,
    })
    expect((await set({ status: 'online', until })).status).toBe(400)
    expect((await set({ status: 'away', until: new Date(Date.now() - 1).toISOString() })).status).toBe(400)
    expect((await set({ status: 'wrap-up' })).status).toBe(400)
    expect((await set({ status: 'online' })).json).toMatchObject({
      presence: 'online',
      presenceUntil: null,
      presenceReason: 'key',
    })
  })

  test('what somebody has who is removed goes on to others at once, and nothing comes to them any more', async () => {
    await it.call('PUT', '/v1/teams/leavers', { name: 'Leavers' })
    await it.call('PUT', '/v1/workspace/work', { keepHeld: true })
    const online = async (name: string) => {
      const id = await addAgent(name, { teams: ['leavers'], capacity: 2 })
      await it.call('PUT', `/v1/agents/${id}/presence`, { status: 'online' })
      return id
    }
    const handOff = async (externalId: string) => {
      const { id } = (await it.call('POST', '/v1/conversations', { customer: { externalId } })).json
      const author = { kind: 'customer' }
      await it.call('POST', `/v1/conversations/${id}/messages`, { clientId: `c-${externalId}`, author, text: 'Help' })
      await it.call('POST', `/v1/conversations/${id}/handoff`, { team: 'leavers' })
      return String(id)
    }
    const offerOf = async (id: string) => {
      const { handoffId } = (await it.call('GET', `/v1/conversations/${id}`)).json
      return (await it.call('GET', `/v1/handoffs/${handoffId}`)).json.offer
    }
    const dee = await online('dee')
    const held = await handOff('leaver-1')
    await it.call('POST', `/v1/offers/${(await offerOf(held)).id}/accept`, { agentId: dee })
    const asked = await handOff('leaver-2')
    expect((await offerOf(asked)).agentId).toBe(dee)
    const waits = await handOff('leaver-3')
    expect(await offerOf(waits)).toBeNull()
    const eli = await online('eli')
    await expect.poll(async () => (await offerOf(waits))?.agentId).toBe(eli)
    expect((await it.call('PUT', `/v1/agents/${eli}/work`, { capacity: 3 })).status).toBe(200)

    expect(await it.call('DELETE', `/v1/agents/${dee}`)).toMatchObject({ status: 200, json: { conversations: 2 } })
    for (const id of [held, asked]) expect((await offerOf(id)).agentId).toBe(eli)
    const { agents } = (await it.call('GET', `/v1/agents?ids=${dee},${eli}`)).json
    expect(agents.map(({ id }: { id: string }) => id)).toEqual([eli])
    expect((await it.call('DELETE', `/v1/agents/${dee}`)).json.code).toBe('agent_not_found')
    // Whatever was in their way: nobody decides by what was known of them before.
    const later = await handOff('leaver-4')
    expect((await offerOf(later))?.agentId ?? null).not.toBe(dee)
    await it.call('PUT', '/v1/workspace/work', { keepHeld: false })
  })

  test('agents see their own work, and change their hours where the workspace lets them', async () => {
    const signIn = async (name: string, role: string) => {
      const id = await addAgent(name, { role, skills: [{ name: 'billing', level: 4 }] })
      const { token } = await openSession(
        { db: it.db, newId: it.newId, endings: createEndings() },
        { workspace: it.workspace, agentId: id },
        Date.now(),
      )
      const headers = { authorization: `Bearer ${token}` }
      const work = (method: 'GET' | 'PUT', body?: object) => it.call(method, '/v1/me/work', body, headers)
      return { id, work }
    }
    const days = [{ day: 1, from: '07:00', to: '12:00' }]
    const hours = { timeZone: 'Europe/Berlin', days }
    const fay = await signIn('fay', 'agent')
    expect((await fay.work('GET')).json).toMatchObject({
      person: { id: fay.id, hours: null, skillLevels: [{ name: 'billing', level: 4 }] },
      mayChange: false,
    })
    expect(await fay.work('PUT', { hours })).toMatchObject({ status: 403, json: { code: 'forbidden' } })
    await it.call('PUT', '/v1/workspace/work', { ownHours: true })
    expect((await fay.work('GET')).json.mayChange).toBe(true)
    expect(await fay.work('PUT', { hours, languages: ['de'] })).toMatchObject({
      status: 200,
      json: { id: fay.id, hours, languages: ['de'], skillLevels: [{ name: 'billing', level: 4 }] },
    })
    // What they are asked for is not theirs to say.
    expect((await fay.work('PUT', { capacity: 99 })).status).toBe(400)
    expect((await fay.work('PUT', { hours: { timeZone: 'Mars/Olympus', days } })).status).toBe(400)
    await it.call('PUT', '/v1/workspace/work', { ownHours: false })
    const gil = await signIn('gil', 'lead')
    expect(await gil.work('PUT', { hours: null })).toMatchObject({ status: 200 })
  })

  test('how work is counted is changed piece by piece', async () => {
    expect((await it.call('GET', '/v1/workspace/work')).json).toEqual({
      silentMinutes: 15,
      closeWaitingDays: 0,
      closeWordHours: 24,
      wrapUpSeconds: 0,
      idleMinutes: 15,
      keepHeld: false,
      ownHours: false,
      acceptForThem: false,
    })
    await it.call('PUT', '/v1/workspace/work', { wrapUpSeconds: 20 })
    expect((await it.call('PUT', '/v1/workspace/work', { keepHeld: true })).json).toMatchObject({
      wrapUpSeconds: 20,
      keepHeld: true,
    })
  })

  describe('a table of agents', () => {
    const send = (csv: string, preview: boolean) => it.call('POST', '/v1/agents/import', { csv, preview })
    const count = async () => (await it.call('GET', '/v1/people')).json.people.length

    test('is looked at first, written as a whole, and finds itself done when it is sent again', async () => {
      await it.call('PUT', '/v1/calendars/cal', { name: 'Cal', timeZone: 'UTC', days: [] })
      const before = await count()
      await addAgent('dora', { skills: ['de'] })
      const csv = [
        '\ufeffName;E-mail'.replace('E-mail', 'email') + ';teams;skills;languages;capacity;calendar',
        `"Özil; Jr.";new1@${it.workspace}.example;support;"billing:4@2027-01-31|de";"de|en";6;cal`,
        `;DORA@${it.workspace}.example;;"de:5";;;`,
        '',
      ].join('\r\n')
      const preview = await send(csv, true)
      expect(preview.json).toMatchObject({
        preview: true,
        written: false,
        counts: { create: 1, update: 1, same: 0, refused: 0 },
        rows: [
          { line: 2, outcome: 'create' },
          { line: 3, outcome: 'update', changes: ['skills'] },
        ],
      })
      expect(await count()).toBe(before + 1)
      expect((await send(csv, false)).json).toMatchObject({ written: true, counts: { create: 1, update: 1 } })
      expect(await person(`new1@${it.workspace}.example`)).toMatchObject({
        name: 'Özil; Jr.',
        skillLevels: [
          { name: 'billing', level: 4, expiresAt: '2027-02-01T00:00:00.000Z' },
          { name: 'de', level: 3, expiresAt: null },
        ],
        languages: ['de', 'en'],
        capacity: 6,
        calendarId: 'cal',
      })
      expect(await person(`dora@${it.workspace}.example`)).toMatchObject({
        name: 'dora',
        skillLevels: [{ name: 'de', level: 5 }],
      })
      expect((await send(csv, false)).json).toMatchObject({ written: true, counts: { create: 0, update: 0, same: 2 } })
      expect(await count()).toBe(before + 2)
    })

    test('with a bad line writes none, and says of each what to do', async () => {
      const before = await count()
      const csv = [
        'name,email,role,teams,skills,languages,capacity,calendar',
        `Good,good@${it.workspace}.example,,,,,,`,
        'Bad,no address,boss,nowhere,billing:9,klingon,0,never',
        `Twice,good@${it.workspace}.example,,,,,,`,
        `,nameless@${it.workspace}.example,,,billing@someday,,,`,
      ].join('\n')
      const { json } = await send(csv, false)
      expect(json).toMatchObject({ written: false, counts: { create: 1, refused: 3 } })
      expect(json.rows.map((row: { problems: { code: string }[] }) => row.problems.map(({ code }) => code))).toEqual([
        [],
        [
          'not_an_email',
          'unknown_role',
          'not_a_level',
          'not_a_language',
          'not_a_capacity',
          'unknown_team',
          'unknown_calendar',
        ],
        ['twice'],
        ['not_a_date', 'missing'],
      ])
      for (const row of json.rows) for (const { cause, next } of row.problems) expect(cause && next).toBeTruthy()
      expect(await count()).toBe(before)
    })

    test('that is none is refused, and says why', async () => {
      for (const csv of [
        'name\nAnn',
        'email,wage\na@b.example,3',
        'email',
        'email\n"open',
        'email,email\na@b.example,a@b.example',
      ])
        expect(await send(csv, true)).toMatchObject({
          status: 422,
          json: { code: 'csv_unreadable', detail: expect.any(String) },
        })
    })
  })
})
