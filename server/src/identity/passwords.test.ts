import { beforeEach, expect, test, vi } from 'vitest'

vi.mock(import('node:crypto'), async (load) => {
  const { countedCrypto } = await import('./testing/counted-scrypt.ts')
  return countedCrypto(await load(), true)
})

// Other tests of this process may have loaded it with what was not counted.
vi.resetModules()
const { asked, running } = await import('./testing/counted-scrypt.ts')
const { generatePassword, hashPassword, verifyPassword } = await import('./passwords.ts')

const cheap = { ln: 10, r: 8, p: 1 }

beforeEach(() => {
  asked.length = 0
  running.most = 0
})

test('a hash says how it was made, and knows its password and no other', async () => {
  const hash = await hashPassword('correct horse')
  expect(hash).toMatch(/^\$scrypt\$ln=17,r=8,p=1\$[\w+/=]{24}\$[\w+/=]{44}$/)
  expect(await verifyPassword('correct horse', hash)).toBe(true)
  expect(await verifyPassword('correct horse ', hash)).toBe(false)
  expect(await verifyPassword('', hash)).toBe(false)
})

test('the same password has another hash each time', async () => {
  expect(await hashPassword('correct horse', cheap)).not.toBe(await hashPassword('correct horse', cheap))
})

test('letters count, and not how a keyboard composed them', async () => {
  expect(await verifyPassword('Schlu\u0308ssel', await hashPassword('Schl\u00FCssel', cheap))).toBe(true)
})

test.each([
  ['no hash', null],
  ['a hash that is none', 'plain text'],
  ['a hash of another kind', '$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA'],
  ['a hash that would fill the memory', `$scrypt$ln=30,r=8,p=1$${'A'.repeat(24)}$${'A'.repeat(43)}=`],
  ['a hash cut short', `$scrypt$ln=10,r=8,p=1$${'A'.repeat(24)}$AAAA`],
])('with %s the answer is no, after the full work', async (_what, stored) => {
  expect(await verifyPassword('correct horse', stored)).toBe(false)
  expect(asked).toEqual([{ N: 2 ** 17, r: 8, p: 1 }])
})

test('a storm of sign-ins works two at a time, and turns away what is too much', async () => {
  const answers = await Promise.allSettled(Array.from({ length: 60 }, () => hashPassword('correct horse', cheap)))
  const refused = answers.filter((answer) => answer.status === 'rejected')
  expect(running.most).toBe(2)
  expect(asked).toHaveLength(52)
  expect(refused.map(({ reason }) => (reason as { code: string }).code)).toEqual(Array(8).fill('rate_limited'))
  // The storm over, there is room again.
  expect(await verifyPassword('correct horse', await hashPassword('correct horse', cheap))).toBe(true)
})

test('a password that is made up can be typed, and is never the same', () => {
  const made = Array.from({ length: 200 }, generatePassword)
  for (const password of made) expect(password).toMatch(/^([0-9a-hjkmnp-tv-z]{5}-){2}[0-9a-hjkmnp-tv-z]{5}$/)
  expect(new Set(made).size).toBe(made.length)
})
