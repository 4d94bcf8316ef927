import { expect, test } from 'vitest'
import { draftOf, emptyDraft, errorsOf, readDraft, type AccountDraft } from './account-draft.ts'

const draft = (change: Partial<AccountDraft> = {}): AccountDraft => ({
  ...emptyDraft,
  url: 'https://crm.example/customers/{externalId}',
  ...change,
})

test('what is empty is left out: the secret that is kept stays, the header is the usual one', () => {
  expect(readDraft(draft())).toEqual({
    input: {
      kind: 'http',
      url: 'https://crm.example/customers/{externalId}',
      header: null,
      tool: null,
      timeoutMs: 2000,
      cacheSeconds: 300,
      staleSeconds: 1800,
    },
  })
  expect(readDraft(draft({ secret: 's3cret', header: 'X-Key', tool: 'left over' }))).toMatchObject({
    input: { secret: 's3cret', header: 'X-Key', tool: null },
  })
})

test.each([
  ['an address without the place of the id', { url: 'https://crm.example/' }, 'url'],
  ['no address', { url: '' }, 'url'],
  ['another protocol', { url: 'ftp://crm.example/{externalId}' }, 'url'],
  ['no tool of an MCP server', { kind: 'mcp' }, 'tool'],
  ['a header that Baton sets', { header: 'Host' }, 'header'],
  ['no time', { timeoutMs: '' }, 'timeoutMs'],
  ['half a second', { cacheSeconds: '0.5' }, 'cacheSeconds'],
  ['longer than a week', { staleSeconds: '604801' }, 'staleSeconds'],
] as const)('%s is told at its field', (_what, change, field) => {
  const read = readDraft(draft(change))
  expect('errors' in read && read.errors[field]).toMatch(/\.$/)
  expect(Object.keys('errors' in read ? read.errors : {})).toEqual([field])
})

test('what is kept comes back into the form without its secret', () => {
  const source = {
    kind: 'mcp' as const,
    url: 'https://mcp.example/',
    header: null,
    hasSecret: true,
    tool: 'get_customer',
    timeoutMs: 900,
    cacheSeconds: 0,
    staleSeconds: 60,
    updatedAt: '2026-03-02T09:00:00.000Z',
  }
  expect(draftOf(source)).toEqual({
    kind: 'mcp',
    url: 'https://mcp.example/',
    tool: 'get_customer',
    header: '',
    secret: '',
    timeoutMs: '900',
    cacheSeconds: '0',
    staleSeconds: '60',
  })
})

test('the server’s errors stand at their fields, the first of each', () => {
  expect(
    errorsOf([
      { path: 'url', message: 'is an http or https address' },
      { path: 'url', message: 'is short' },
      { path: '', message: 'is odd' },
    ]),
  ).toEqual({ url: 'It is an http or https address.', '': 'It is odd.' })
})
