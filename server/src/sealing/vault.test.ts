import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { keysInFolder, KeyError, newSecretKey, parseKeys } from './keyring.ts'
import { createVault, noVault } from './vault.ts'

const [old, fresh] = [randomBytes(32), randomBytes(32)]
const place = { workspace: 'w', conversation: 'c', textId: 't' }

describe('a sealed text', () => {
  test('opens where it was sealed, and is not in what is stored', () => {
    const vault = createVault([old])
    const sealed = vault.seal(place, 'card 4242 4242 4242 4242')!
    expect(sealed).not.toContain('4242')
    expect(vault.open(place, sealed)).toEqual({ kind: 'open', text: 'card 4242 4242 4242 4242' })
    expect(vault.seal(place, 'card 4242 4242 4242 4242')).not.toBe(sealed)
  })

  test('opens nowhere else, and not when a bit of it is another', () => {
    const vault = createVault([old])
    const sealed = vault.seal(place, 'secret')!
    for (const other of [{ workspace: 'x' }, { conversation: 'x' }, { textId: 'x' }])
      expect(vault.open({ ...place, ...other }, sealed)).toEqual({ kind: 'damaged' })
    const at = sealed.length - 8
    const flipped = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1)
    expect(vault.open(place, flipped)).toEqual({ kind: 'damaged' })
    for (const broken of ['', 'x', 's1', 's1..', `s1.${vault.keyId}.AA`, sealed.slice(0, 30)])
      expect(vault.open(place, broken).kind).not.toBe('open')
  })

  test('opens after a rotation for as long as its key is listed, and says which key is missing', () => {
    const sealed = createVault([old]).seal(place, 'secret')!
    expect(createVault([fresh, old]).open(place, sealed)).toEqual({ kind: 'open', text: 'secret' })
    expect(createVault([fresh]).open(place, sealed)).toEqual({ kind: 'no-key', keyId: createVault([old]).keyId })
  })
})

test('without a key nothing is kept', () => {
  expect(noVault.keeps).toBe(false)
  expect(noVault.seal(place, 'secret')).toBeNull()
})

describe('a digest', () => {
  test('tells words apart, and is the same after a rotation', () => {
    const before = createVault([old])
    expect(before.digest('body', 'card 4242 4242 4242 4242')).not.toBe(
      before.digest('body', 'card 4012 8888 8888 1881'),
    )
    expect(createVault([fresh, old]).digest('body', 'hello')).toBe(before.digest('body', 'hello'))
    expect(createVault([fresh]).digest('body', 'hello')).not.toBe(before.digest('body', 'hello'))
    expect(before.digest('body', 'hello')).not.toBe(before.digest('request', 'hello'))
  })

  test('without a key does not tell one secret from another: there is nothing to search for', () => {
    const digest = (text: string) => noVault.digest('body', text)
    expect(digest('my password is hunter2')).toBe(digest('my password is hunter3'))
    expect(digest('hello')).not.toBe(digest('hallo'))
  })
})

describe('keys', () => {
  test('are 32 bytes in base64 or hexadecimal, one or several', () => {
    expect(parseKeys(`${old.toString('base64')},${fresh.toString('hex')}`)).toEqual([old, fresh])
    expect(parseKeys(old.toString('base64url'))).toEqual([old])
    for (const none of ['', 'hello', 'aa', old.toString('base64').slice(4), `${newSecretKey()},x`])
      expect(parseKeys(none)).toBeNull()
  })

  test('of an embedded database are made once in its folder, for its owner alone', () => {
    const folder = mkdtempSync(join(tmpdir(), 'baton-keys-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const [made] = keysInFolder(folder)
    const file = join(folder, 'secret.key')
    expect(keysInFolder(folder)).toEqual([made])
    expect(statSync(file).mode & 0o777).toBe(0o600)
    chmodSync(file, 0o644)
    keysInFolder(folder)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    writeFileSync(file, `${newSecretKey()}\n${readFileSync(file, 'utf8')}`)
    expect(keysInFolder(folder)[1]).toEqual(made)
    writeFileSync(file, 'not a key')
    expect(() => keysInFolder(folder)).toThrow(KeyError)
  })
})
