import { createHash, createHmac, generateKeyPairSync, sign } from 'node:crypto'

export interface Target {
  workspace: string
  secret: string
  /** The secret of another workspace, which its owner knows. */
  otherSecret: string
  otherWorkspace: string
  /** ms */
  now: number
  /** Tokens of other kinds that somebody may hold. */
  visitorToken: string
  sessionToken: string
  key: string
}

type Json = unknown
const encode = (value: Json) => Buffer.from(JSON.stringify(value)).toString('base64url')
const hs256 = { alg: 'HS256', typ: 'JWT' }

/** A JWT as a workspace signs it: HMAC over header and payload. Both may be any JSON, or text that is taken as it stands. */
export function signed(payload: Json, secret: string | Buffer, header: Json = hs256, hash = 'sha256'): string {
  const input = `${encode(header)}.${typeof payload === 'string' ? payload : encode(payload)}`
  return `${input}.${createHmac(hash, secret).update(input).digest('base64url')}`
}

/** What a workspace would sign for its customer: valid for an hour. */
export function goodClaims(now: number, more: Record<string, unknown> = {}) {
  const seconds = Math.floor(now / 1000)
  return { sub: 'alice', iat: seconds, exp: seconds + 3600, ...more }
}

/** Tokens that must not make anybody somebody, by what is wrong with each. */
export function forgedTokens(target: Target): Record<string, string> {
  const { secret, now } = target
  const good = goodClaims(now)
  const at = good.iat
  const token = signed(good, secret)
  const [header = '', payload = '', signature = ''] = token.split('.')
  const claims = (more: Record<string, unknown>) => signed({ ...good, ...more }, secret)
  const without = (claim: string) =>
    signed(Object.fromEntries(Object.entries(good).filter(([name]) => name !== claim)), secret)
  const headed = (more: Record<string, unknown>, key: string | Buffer = 'made-up-by-an-attacker-00000000000') =>
    signed(good, key, { ...hs256, ...more })
  const unsigned = (alg: Json, mark = '') => `${encode({ alg, typ: 'JWT' })}.${payload}.${mark}`
  const rawJson = (json: string | Buffer) => signed(Buffer.from(json).toString('base64url'), secret)
  const bob = encode({ ...good, sub: 'bob' })

  return {
    ...algorithms(),
    ...keys(),
    ...times(),
    ...places(),
    ...subjects(),
    ...words(),
    ...spellings(),
    'a visitor token': target.visitorToken,
    'a session token': target.sessionToken,
    'an API key': target.key,
  }

  function algorithms(): Record<string, string> {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
    const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
    const ed = generateKeyPairSync('ed25519').privateKey
    const input = (alg: string) => `${encode({ alg, typ: 'JWT' })}.${payload}`
    const asymmetric = (alg: string, key: typeof rsa, hash: string | null, dsaEncoding: 'der' | 'ieee-p1363' = 'der') =>
      `${input(alg)}.${sign(hash, Buffer.from(input(alg)), { key, dsaEncoding }).toString('base64url')}`
    return {
      'alg none': unsigned('none'),
      'alg None': unsigned('None'),
      'alg NONE': unsigned('NONE'),
      'alg nOnE with a signature': unsigned('nOnE', signature),
      'alg none with the true signature': unsigned('none', signature),
      'alg empty': signed(good, secret, { alg: '' }),
      'alg absent': signed(good, secret, { typ: 'JWT' }),
      'alg null': signed(good, secret, { alg: null }),
      'alg a list': signed(good, secret, { alg: ['HS256'] }),
      'alg in small letters': signed(good, secret, { alg: 'hs256' }),
      'alg with a space': signed(good, secret, { alg: 'HS256 ' }),
      'HS384 with the true secret': signed(good, secret, { alg: 'HS384' }, 'sha384'),
      'HS512 with the true secret': signed(good, secret, { alg: 'HS512' }, 'sha512'),
      'RS256 of a key of their own': asymmetric('RS256', rsa, 'sha256'),
      'PS256 named, RS256 signed': asymmetric('PS256', rsa, 'sha256'),
      'ES256 of a key of their own': asymmetric('ES256', ec, 'sha256', 'ieee-p1363'),
      'EdDSA of a key of their own': asymmetric('EdDSA', ed, null),
      'HS256 named, RS256 signed': asymmetric('HS256', rsa, 'sha256'),
      'RS256 named, signed with the secret': signed(good, secret, { alg: 'RS256' }),
      'a header that is a list': signed(good, secret, ['HS256']),
      'a header that is null': signed(good, secret, null),
      'an encrypted token': `${encode({ alg: 'dir', enc: 'A256GCM' })}..${payload}.${payload}.${signature}`,
    }
  }

  function keys(): Record<string, string> {
    const oct = { kty: 'oct', k: Buffer.from('made-up-by-an-attacker-00000000000').toString('base64url') }
    return {
      'another secret': signed(good, 'x'.repeat(43)),
      'an empty secret': signed(good, ''),
      'the secret of another workspace': signed(good, target.otherSecret),
      'the name of the workspace as secret': signed(good, target.workspace),
      'the secret as hex': signed(good, Buffer.from(secret).toString('hex')),
      'the bytes that the secret spells': signed(good, Buffer.from(secret, 'base64url')),
      'the hash of the secret': signed(good, createHash('sha256').update(secret).digest('hex')),
      'the secret and a line break': signed(good, `${secret}\n`),
      'the first half of the secret': signed(good, secret.slice(0, 32)),
      'the visitor token as secret': signed(good, target.visitorToken),
      'a key in the header (jwk)': headed({ jwk: oct }),
      'an address of keys (jku)': headed({ jku: 'https://attacker.example/keys.json', kid: '1' }),
      'an address of a certificate (x5u)': headed({ x5u: 'https://attacker.example/cert.pem' }),
      'a certificate (x5c)': headed({ x5c: ['MIIB'] }),
      'a kid that is a path': headed({ kid: '../../../../dev/null' }, ''),
      'a kid that is SQL': headed({ kid: "' union select 'made-up-by-an-attacker-00000000000" }),
      'a kid that names another workspace': headed({ kid: target.otherWorkspace }, target.otherSecret),
      'crit b64 false': signed(good, secret, { ...hs256, b64: false, crit: ['b64'] }),
      'crit that nobody knows': signed(good, secret, { ...hs256, crit: ['trust'], trust: true }),
      'crit empty': signed(good, secret, { ...hs256, crit: [] }),
    }
  }

  function times(): Record<string, string> {
    return {
      'over since a second': claims({ exp: at - 1 }),
      'over now': claims({ exp: at }),
      'over since a year': claims({ exp: at - 365 * 86400 }),
      'no exp': without('exp'),
      'exp as text': claims({ exp: String(at + 3600) }),
      'exp null': claims({ exp: null }),
      'exp a list': claims({ exp: [at + 3600] }),
      'exp in 25 hours': claims({ exp: at + 25 * 3600 }),
      'exp in milliseconds': claims({ exp: now + 3_600_000 }),
      'exp without end': rawJson(`{"sub":"alice","exp":1e999}`),
      'exp before time': claims({ exp: -1 }),
      'nbf in two minutes': claims({ nbf: at + 120 }),
      'nbf as text': claims({ nbf: 'now' }),
      'iat in two minutes': claims({ iat: at + 120 }),
      'iat as text': claims({ iat: 'now' }),
    }
  }

  function places(): Record<string, string> {
    return {
      'aud of another workspace': claims({ aud: target.otherWorkspace }),
      'aud of others': claims({ aud: [target.otherWorkspace, 'somewhere'] }),
      'aud empty': claims({ aud: '' }),
      'aud an empty list': claims({ aud: [] }),
      'aud a number': claims({ aud: 1 }),
      'aud an object': claims({ aud: { [target.workspace]: true } }),
      'workspace of another': claims({ workspace: target.otherWorkspace }),
      'workspace null': claims({ workspace: null }),
      'workspace a list': claims({ workspace: [target.workspace] }),
    }
  }

  function subjects(): Record<string, string> {
    const odd: Record<string, Json> = {
      empty: '',
      'a number': 7,
      true: true,
      null: null,
      'a list': ['alice'],
      'an object': { id: 'alice' },
      'of 129 letters': 'a'.repeat(129),
      'with a space': 'al ice',
      'with a line break at its end': 'alice\n',
      'with NUL': 'alice\0',
      'with an escape': 'al\u001Bice',
      'with a Cyrillic letter': '\u0430lice',
      'in full-width letters': '\uFF41lice',
      'with no width': 'alice\u200B',
      'turned around': '\u202Ealice',
      'half a character': 'alice\uD800',
      'a path': '../alice',
      markup: '<b>alice</b>',
    }
    const forged = Object.entries(odd).map(([what, sub]) => [`sub ${what}`, claims({ sub })])
    return { 'no sub': without('sub'), ...Object.fromEntries(forged) }
  }

  function words(): Record<string, string> {
    return {
      'a name that is an object': claims({ name: { first: 'Alice' } }),
      'a name with NUL': claims({ name: 'Alice\0' }),
      'a name of half a character': claims({ name: 'Alice\uDC00' }),
      'a name of 201 letters': claims({ name: 'a'.repeat(201) }),
      'a tier that is a number': claims({ tier: 3 }),
      'attributes that are a list': claims({ attributes: ['vip'] }),
      'attributes within attributes': claims({ attributes: { plan: { name: 'pro' } } }),
      'an attribute with NUL': claims({ attributes: { plan: 'pro\0' } }),
      'an attribute named by half a character': claims({ attributes: { '\uD800': 'pro' } }),
    }
  }

  function spellings(): Record<string, string> {
    const flip = (text: string, place: number) => {
      const bytes = Buffer.from(text, 'base64url')
      const byte = place % bytes.length
      bytes[byte] = (bytes[byte] ?? 0) ^ (1 << (place % 8))
      return bytes.toString('base64url')
    }
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    const lastLetter = letters[letters.indexOf(signature.slice(-1)) ^ 1]
    const flipped = [3, 10, 17, 29].flatMap((place) => [
      [`a flipped bit in the header (${place})`, `${flip(header, place)}.${payload}.${signature}`],
      [`a flipped bit in the payload (${place})`, `${header}.${flip(payload, place)}.${signature}`],
      [`a flipped bit in the signature (${place})`, `${header}.${payload}.${flip(signature, place)}`],
    ])
    return {
      ...Object.fromEntries(flipped),
      empty: '',
      dots: '..',
      'no signature': `${header}.${payload}`,
      'an empty signature': `${header}.${payload}.`,
      'another payload': `${header}.${bob}.${signature}`,
      'half a signature': `${header}.${payload}.${signature.slice(0, 22)}`,
      'a signature and more': `${token}AAAA`,
      'the signature twice': `${token}.${signature}`,
      'the payload twice': `${header}.${payload}.${payload}.${signature}`,
      'two tokens': `${token}.${token}`,
      'a signature spelled otherwise': `${token.slice(0, -1)}${lastLetter}`,
      'a space before': ` ${token}`,
      'a line break behind': `${token}\n`,
      'a space within': `${header}.${payload} .${signature}`,
      'a space within the signature': `${header}.${payload}.${signature.slice(0, 9)} ${signature.slice(9)}`,
      'NUL behind': `${token}\0`,
      'Bearer before': `Bearer ${token}`,
      padded: `${header}.${payload}.${signature}=`,
      'percent signs': encodeURIComponent(token).replaceAll('.', '%2E'),
      'a dot of another script': token.replaceAll('.', '\uFF0E'),
      'flattened JSON': JSON.stringify({ protected: header, payload, signature }),
      'a payload that is a list': signed([good], secret),
      'a payload that is text': rawJson('"alice"'),
      'a payload that is null': rawJson('null'),
      'a payload that is no JSON': rawJson('sub=alice&exp=9999999999'),
      'a payload that is no UTF-8': rawJson(Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])),
      'longer than allowed': claims({ padding: 'x'.repeat(8192) }),
    }
  }
}
