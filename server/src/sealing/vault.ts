import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hash,
  hkdfSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto'
import { maskText } from '@baton/engine'

/** Where a sealed original belongs: it opens there and nowhere else. */
export interface SealedPlace {
  workspace: string
  conversation: string
  /** Id of the masked text that it is the original of. */
  textId: string
}

export type Opened = { kind: 'open'; text: string } | { kind: 'no-key'; keyId: string } | { kind: 'damaged' }

/** Keeps what was masked, under keys that are not in the database. */
export interface Vault {
  /** Whether there is a key: without one, originals are not kept. */
  readonly keeps: boolean
  /** Id of the key that seals now; null where there is none. */
  readonly keyId: string | null
  /** AES-256-GCM under the newest key; null where there is none. */
  seal(place: SealedPlace, text: string): string | null
  open(place: SealedPlace, sealed: string): Opened
  /** Id of the key that something was sealed under; null where it is no seal. */
  sealedUnder(sealed: string): string | null
  /**
   * Tells the same words from others without giving them away: an HMAC under a key that is not in the database, the same on every node and
   * after a rotation, for as long as the oldest key is listed. Without a key it is a hash of the words as masked.
   */
  digest(purpose: string, text: string): string
}

interface Key {
  id: string
  seals: Buffer
  /** Made into a key once: every message is digested, and to make the key costs six times what the digest does. */
  digests: KeyObject
}

const version = 's1'
const ivBytes = 12
const tagBytes = 16

/** A vault with these keys of 32 bytes: the first seals, all of them open, the last one makes digests. */
export function createVault(secrets: readonly Buffer[]): Vault {
  const keys = secrets.map(keyOf)
  const [newest] = keys
  const oldest = keys.at(-1)
  return {
    keeps: newest !== undefined,
    keyId: newest?.id ?? null,
    seal(place, text) {
      if (!newest) return null
      const iv = randomBytes(ivBytes)
      const cipher = createCipheriv('aes-256-gcm', newest.seals, iv).setAAD(nameOf(place))
      const sealed = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
      return `${version}.${newest.id}.${sealed.toString('base64url')}`
    },
    open(place, sealed) {
      const [is, keyId = '', body = ''] = sealed.split('.')
      if (is !== version) return { kind: 'damaged' }
      const key = keys.find(({ id }) => id === keyId)
      if (!key) return { kind: 'no-key', keyId }
      try {
        const bytes = Buffer.from(body, 'base64url')
        const decipher = createDecipheriv('aes-256-gcm', key.seals, bytes.subarray(0, ivBytes), {
          authTagLength: tagBytes,
        })
          .setAAD(nameOf(place))
          .setAuthTag(bytes.subarray(-tagBytes))
        const text = Buffer.concat([decipher.update(bytes.subarray(ivBytes, -tagBytes)), decipher.final()])
        return { kind: 'open', text: text.toString('utf8') }
      } catch {
        return { kind: 'damaged' }
      }
    },
    sealedUnder(sealed) {
      const [is, keyId] = sealed.split('.')
      return is === version && keyId ? keyId : null
    },
    digest(purpose, text) {
      if (!oldest) return hash('sha256', `${purpose}\0${maskText(text).text}`, 'base64url')
      return createHmac('sha256', oldest.digests).update(`${purpose}\0${text}`).digest('base64url')
    },
  }
}

/** What opens nothing and seals nothing: originals are not kept. */
export const noVault: Vault = createVault([])

function keyOf(secret: Buffer): Key {
  const derived = (purpose: string, bytes: number) =>
    Buffer.from(hkdfSync('sha256', secret, '', `baton ${purpose}`, bytes))
  return {
    id: derived('key id', 6).toString('base64url'),
    seals: derived('sealed texts', 32),
    digests: createSecretKey(derived('digests', 32)),
  }
}

const nameOf = ({ workspace, conversation, textId }: SealedPlace): Buffer =>
  Buffer.from(JSON.stringify([workspace, conversation, textId]))
