import { randomBytes } from 'node:crypto'
import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const keyBytes = 32
export const keyFileName = 'secret.key'

/** A key that cannot be used, or whose file others may read, with what to do. */
export class KeyError extends Error {}

/** A new key, as BATON_SECRET_KEY takes it. */
export const newSecretKey = (): string => randomBytes(keyBytes).toString('base64')

/** Keys from a setting or a file: separated by commas or lines, newest first, 32 bytes each in base64 or hexadecimal. Null where one is none. */
export function parseKeys(text: string): Buffer[] | null {
  const keys = text
    .split(/[\s,]+/)
    .filter(Boolean)
    .map((each) => (/^[0-9a-f]{64}$/i.test(each) ? Buffer.from(each, 'hex') : fromBase64(each)))
  return keys.length > 0 && keys.every((key) => key?.length === keyBytes) ? (keys as Buffer[]) : null
}

function fromBase64(text: string): Buffer | null {
  return /^[A-Za-z0-9+/_-]{43}=?$/.test(text) ? Buffer.from(text, 'base64') : null
}

/**
 * The keys of an embedded database: its folder's own file, made at the first start, for its owner's eyes alone. Throws `KeyError` where the
 * file holds no key or others may read it.
 */
export function keysInFolder(dataDir: string): Buffer[] {
  const file = join(dataDir, keyFileName)
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  try {
    // Fails where it is there: two that start at once do not make two keys.
    writeFileSync(file, `${newSecretKey()}\n`, { mode: 0o600, flag: 'wx', flush: true })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) {
    try {
      chmodSync(file, 0o600)
    } catch (error) {
      throw new KeyError(`${file} can be read by others. It opens what was masked: chmod 600 ${file}`, { cause: error })
    }
  }
  const keys = parseKeys(readFileSync(file, 'utf8'))
  if (keys) return keys
  throw new KeyError(
    `${file} holds no key. Put the file back from its backup; without it, originals that were sealed under it stay closed. To begin with a new key, move the file away.`,
  )
}
