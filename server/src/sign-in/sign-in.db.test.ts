import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { eachDatabase } from '../testing/databases.ts'
import { createTestNode, type TestNode } from '../testing/test-node.ts'
import { createSignInBrowser } from './testing/browser.ts'
import { startBentProvider, type BentProvider, type Person } from './testing/bent-provider.ts'
import { signInMs } from './sign-in.ts'

// What a password costs is tested elsewhere.
vi.mock(import('node:crypto'), async (original) => {
  const { countedCrypto } = await import('../identity/testing/counted-scrypt.ts')
  return countedCrypto(await original())
})

eachDatabase((_name, open) => {
  let it: TestNode
  let provider: BentProvider
  let second: BentProvider
  let unlisted: BentProvider
  let passed = 0
  beforeAll(async () => {
    ;[provider, second, unlisted] = await Promise.all([startBentProvider(), startBentProvider(), startBentProvider()])
    it = await createTestNode((await open()).db, {
      now: () => Date.now() + passed,
      env: { BATON_ACTION_ORIGINS: `${provider.issuer},${second.issuer}`, BATON_PUBLIC_URL: 'http://localhost' },
    })
  })
  afterAll(async () => {
    await Promise.all([provider, second, unlisted].map((each) => each?.close()))
    await it?.stop()
  })

  /** A workspace whose people sign in by the provider, and whose own person Mara is. */
  async function desk(more: Record<string, unknown> = {}) {
    const { workspace, key } = await it.another()
    const call = async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown) =>
      it.call(method, path, body, { authorization: `Bearer ${key}` })
    const settings = (at: BentProvider, also: Record<string, unknown> = {}) =>
      call('PUT', '/v1/workspace/sign-in', {
        name: 'Shop',
        issuer: at.issuer,
        clientId: at.clientId,
        secret: at.secret,
        ...more,
        ...also,
      })
    const email = `mara@${workspace}.example`
    const { json } = await call('POST', '/v1/agents', { name: 'Mara', email, password: 'a password of hers' })
    expect((await settings(provider)).status).toBe(200)
    const person: Person = {
      sub: `mara-${workspace}`,
      email: email.toUpperCase(),
      email_verified: true,
      name: 'Mara V.',
    }
    /** One whole sign-in in a browser of its own. */
    const signIn = async (who: Person, at = provider, bends: BentProvider['bends'] = {}) => {
      const browser = createSignInBrowser(it)
      const page = await browser.press(workspace)
      at.bends = bends
      try {
        const came = await browser.come(at.approve(page, who))
        return { came, me: await browser.me() }
      } finally {
        at.bends = {}
      }
    }
    const people = async (): Promise<{ id: string; email: string; role: string }[]> =>
      (await call('GET', '/v1/agents')).json.agents
    const mara: string = json.id
    return { workspace, call, settings, mara, email, person, signIn, people }
  }

  test('whoever was invited comes in by their verified address, and stays who they are when it changes', async () => {
    const { signIn, person, mara, call, people } = await desk()
    const first = await signIn(person)
    expect(first).toMatchObject({ came: 'ok', me: { id: mara, name: 'Mara' } })
    const later = await signIn({ ...person, email: 'married@elsewhere.example', email_verified: false })
    expect(later).toMatchObject({ came: 'ok', me: { id: mara } })
    expect(await people()).toHaveLength(1)
    const { json } = await call('GET', '/v1/workspace/sign-in')
    expect(json.linked).toMatchObject([{ agentId: mara }])
    expect(json.redirectUri).toBe('http://localhost/sign-in/back')
  })

  test('a domain lets in with its role, in two tabs at once too, and no other domain does', async () => {
    const { signIn, people } = await desk({ domains: ['shop.example'], defaultRole: 'lead' })
    const kofi = { sub: 'kofi', email: 'Kofi@Shop.example', email_verified: true, name: 'Kofi\u0000 B' }
    const both = await Promise.all([signIn(kofi), signIn(kofi)])
    expect(both.map(({ came }) => came)).toEqual(['ok', 'ok'])
    expect(await people()).toMatchObject([
      { role: 'lead', email: 'Kofi@Shop.example', name: 'Kofi  B' },
      { name: 'Mara' },
    ])
    for (const email of ['a@shop.example.evil.test', 'a@notshop.example', '"a@shop.example"@evil.test', 'shop.example'])
      expect((await signIn({ sub: email, email, email_verified: true })).came).toMatch(/not_invited|unverified/)
    expect(await people()).toHaveLength(2)
  })

  describe('nobody takes over an account', () => {
    test.each([false, undefined, 'true', 1])(
      'by an address that the provider does not vouch for: %s',
      async (verified) => {
        const { signIn, person, call } = await desk()
        const { came, me } = await signIn({ ...person, email_verified: verified })
        expect([came, me]).toEqual(['sign_in_email_unverified', null])
        expect((await call('GET', '/v1/workspace/sign-in')).json.linked).toEqual([])
      },
    )

    test('by an address that was given to them later', async () => {
      const { signIn, person, mara, call } = await desk()
      expect((await signIn(person)).came).toBe('ok')
      const heir = { ...person, sub: 'somebody-new' }
      expect((await signIn(heir)).came).toBe('sign_in_other_person')
      // An admin knows better: then the address decides once more.
      expect((await call('DELETE', `/v1/agents/${mara}/sign-in`)).status).toBe(204)
      expect(await signIn(heir)).toMatchObject({ came: 'ok', me: { id: mara } })
      expect((await signIn(person)).came).toBe('sign_in_other_person')
    })

    test('by the same subject at another issuer', async () => {
      const { signIn, settings, person, mara } = await desk()
      expect((await signIn(person)).came).toBe('ok')
      await settings(second)
      const same = { sub: person.sub, email: 'mallory@evil.test', email_verified: true }
      expect(await signIn(same, second)).toEqual({ came: 'sign_in_not_invited', me: null })
      await settings(provider)
      expect((await signIn(person)).me?.id).toBe(mara)
    })

    test('by an answer that is used again, or in another browser', async () => {
      const { workspace, person } = await desk()
      const [hers, theirs] = [createSignInBrowser(it), createSignInBrowser(it)]
      const back = provider.approve(await hers.press(workspace), person)
      expect(await createSignInBrowser(it).come(back)).toBe('sign_in_expired')
      await theirs.press(workspace)
      expect(await theirs.come(back)).toBe('sign_in_expired')
      expect(await hers.come(back)).toBe('ok')
      expect(await hers.come(back)).toBe('sign_in_expired')
    })

    test('by an answer that comes too late, or after the provider was changed', async () => {
      const { workspace, person, settings } = await desk()
      const browser = createSignInBrowser(it)
      const late = provider.approve(await browser.press(workspace), person)
      passed += signInMs
      expect(await browser.come(late)).toBe('sign_in_expired')
      const changed = provider.approve(await browser.press(workspace), person)
      await settings(second)
      expect(await browser.come(changed)).toBe('sign_in_expired')
      passed = 0
    })

    test('by the answer of another issuer', async () => {
      const { workspace, person, call } = await desk()
      const browser = createSignInBrowser(it)
      const back = provider.approve(await browser.press(workspace), person)
      back.searchParams.set('iss', second.issuer)
      expect(await browser.come(back)).toBe('sign_in_not_proven')
      expect(await browser.me()).toBeNull()
      provider.bends = { metadata: { issuer: second.issuer } }
      const tried = await call('POST', '/v1/workspace/sign-in/try', {})
      provider.bends = {}
      expect(tried.json).toMatchObject({ ok: false, fault: 'another-issuer' })
    })

    test.each<[string, BentProvider['bends']]>([
      ['has no signature', { signed: 'none' }],
      ['is signed by somebody else', { signed: 'other-key' }],
      ['is for another client', { claims: { aud: 'another' } }],
      ['is for several clients, and not from this one', { claims: { aud: ['baton', 'another'], azp: 'another' } }],
      ['is of another issuer', { claims: { iss: 'https://accounts.evil.test' } }],
      ['belongs to another sign-in', { claims: { nonce: 'another' } }],
      ['has run out', { claims: { exp: 1_700_000_000, iat: 1_699_999_000 } }],
      ['says of nobody', { claims: { sub: '' } }],
    ])('by a token that %s', async (_what, bends) => {
      const { signIn, person } = await desk()
      expect(await signIn(person, provider, bends)).toEqual({ came: 'sign_in_not_proven', me: null })
      expect((await signIn(person)).came).toBe('ok')
    })

    test('after they were removed: their domain does not bring them back, an invitation does', async () => {
      const { signIn, person, mara, call, email, workspace } = await desk({ domains: [] })
      expect((await signIn(person)).came).toBe('ok')
      await call('POST', '/v1/agents', { name: 'Admin', email: 'admin@x.example', role: 'admin' })
      expect((await call('DELETE', `/v1/agents/${mara}`)).status).toBe(200)
      await call('PUT', '/v1/workspace/sign-in', {
        name: 'Shop',
        issuer: provider.issuer,
        clientId: 'baton',
        domains: [`${workspace}.example`],
      })
      expect((await signIn(person)).came).toBe('sign_in_not_invited')
      expect((await signIn({ ...person, sub: 'again' })).came).toBe('sign_in_not_invited')
      const { json } = await call('POST', '/v1/agents', { name: 'Mara', email })
      expect((await signIn(person)).me?.id).toBe(json.id)
    })
  })

  test('a key that was changed is known at once', async () => {
    const { signIn, person } = await desk()
    expect((await signIn(person)).came).toBe('ok')
    await provider.rotate()
    expect((await signIn(person)).came).toBe('ok')
  })

  test('what the provider refuses is said as that', async () => {
    const { workspace } = await desk()
    const browser = createSignInBrowser(it)
    const page = await browser.press(workspace)
    const back = new URL('http://localhost/sign-in/back')
    const { issuer: iss } = provider
    back.search = new URLSearchParams({
      error: 'access_denied',
      state: page.searchParams.get('state') ?? '',
      iss,
    }).toString()
    expect(await browser.come(back)).toBe('sign_in_cancelled')
  })

  test('a private address is asked only where it is allowed, whatever names it', async () => {
    const { workspace, settings, call, signIn, person } = await desk()
    await settings(unlisted)
    expect((await createSignInBrowser(it).press(workspace)).hash).toBe('#refused=sign_in_unreachable')
    expect((await call('POST', '/v1/workspace/sign-in/try', {})).json).toMatchObject({
      ok: false,
      fault: 'unreachable',
    })
    await settings(provider)
    for (const metadata of [{ token_endpoint: `${unlisted.issuer}/token` }, { jwks_uri: `${unlisted.issuer}/keys` }])
      expect((await signIn(person, provider, { metadata })).came).toBe('sign_in_unreachable')
    expect(unlisted.asked).toEqual([])
    for (const page of ['javascript:alert(1)//', `${unlisted.issuer}/authorize`]) {
      provider.bends = { metadata: { authorization_endpoint: page } }
      expect((await createSignInBrowser(it).press(workspace)).hash).toMatch(
        /^#refused=sign_in_(not_proven|unreachable)$/,
      )
    }
    provider.bends = {}
  })

  test('passwords can be off for everybody but admins, and only who knows one is told', async () => {
    const { call, email, workspace, signIn, person } = await desk({ passwords: 'admins' })
    const admin = `admin@${workspace}.example`
    const password = 'a password of hers'
    await call('POST', '/v1/agents', { name: 'Admin', email: admin, role: 'admin', password })
    const enter = async (body: object) =>
      (await it.call('POST', '/v1/sessions', { workspace, ...body }, { authorization: '' })).json.code ?? 'ok'
    expect(await enter({ email, password })).toBe('passwords_off')
    expect(await enter({ email, password: 'a wrong one' })).toBe('wrong_credentials')
    expect(await enter({ email: admin, password })).toBe('ok')
    expect((await signIn(person)).came).toBe('ok')
    const ways = await it.call('GET', `/v1/sign-in?workspace=${workspace}`, undefined, { authorization: '' })
    expect(ways.json).toEqual({
      passwords: 'admins',
      provider: { name: 'Shop', path: `/sign-in?workspace=${workspace}` },
    })
    await call('PUT', '/v1/workspace/sign-in', {
      name: 'S',
      issuer: provider.issuer,
      clientId: 'baton',
      passwords: 'admins',
      enabled: false,
    })
    expect(await enter({ email, password })).toBe('ok')
    expect((await signInOff(workspace)).hash).toBe('#refused=sign_in_not_set_up')
  })

  const signInOff = (workspace: string) => createSignInBrowser(it).press(workspace)

  test('the secret is sealed, shown to nobody, and does not move to another site', async () => {
    const { call, settings, workspace, signIn, person } = await desk()
    const seen = JSON.stringify([
      await it.db.scoped(workspace, 'select * from baton.sign_in_providers where workspace_id = $1', [workspace]),
      await it.db.scoped(workspace, 'select action, detail from baton.audit where workspace_id = $1', [workspace]),
      (await call('GET', '/v1/workspace/sign-in')).json,
    ])
    expect(seen).not.toContain(provider.secret)
    expect(seen).toContain('sign-in.changed')
    // Left out, it is kept; at another site it is not.
    await settings(provider, { secret: undefined })
    expect((await signIn(person)).came).toBe('ok')
    expect((await settings(second, { secret: undefined })).json.hasSecret).toBe(false)
    // A sign-in that has begun keeps nothing that could end it.
    await settings(provider)
    const page = await createSignInBrowser(it).press(workspace)
    const begun = JSON.stringify(
      await it.db.scoped(workspace, 'select * from baton.sign_ins where workspace_id = $1', [workspace]),
    )
    for (const mark of ['state', 'nonce', 'code_challenge']) expect(begun).not.toContain(page.searchParams.get(mark))
  })
})
