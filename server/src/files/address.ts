import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Database } from '../db/database.ts'
import { closedSecret, openSecret } from '../sealing/kept-secrets.ts'
import type { Vault } from '../sealing/vault.ts'

/** An address shows a file for so long: a page that was opened shows its pictures, and what was passed on opens nothing. Milliseconds. */
export const openFor = 10 * 60 * 1000

export interface FileAddresses {
  /** Where the file can be had without a credential, and until when. */
  sign(workspace: string, file: string, now: number): Promise<{ url: string; until: number }>
  /** Whether it is the address that was signed. */
  isSigned(workspace: string, file: string, until: number, signature: string): Promise<boolean>
}

/** Addresses that open one file for a while. Each workspace has a secret of its own for them, sealed in the database where there is a key. */
export function createFileAddresses(db: Database, vault: Vault): FileAddresses {
  const secrets = new Map<string, Buffer>()

  async function secretOf(workspace: string, make: boolean): Promise<Buffer | null> {
    const known = secrets.get(workspace)
    if (known) return known
    if (make)
      await db.scoped(
        workspace,
        'insert into baton.file_secrets (workspace_id, secret) values ($1, $2) on conflict do nothing',
        [workspace, closedSecret(vault, workspace, 'files', randomBytes(32).toString('base64'))],
      )
    const [row] = await db.scoped<{ secret: string }>(
      workspace,
      'select secret from baton.file_secrets where workspace_id = $1',
      [workspace],
    )
    const opened = row ? openSecret(vault, workspace, 'files', row.secret) : null
    if (opened === null) {
      if (!row || !make) return null
      // Under a key that is gone: addresses live for minutes, so that a new secret costs nobody anything.
      await db.scoped(workspace, 'update baton.file_secrets set secret = $2 where workspace_id = $1 and secret = $3', [
        workspace,
        closedSecret(vault, workspace, 'files', randomBytes(32).toString('base64')),
        row.secret,
      ])
      return secretOf(workspace, false)
    }
    const secret = Buffer.from(opened, 'base64')
    if (secrets.size > 10_000) secrets.clear()
    secrets.set(workspace, secret)
    return secret
  }

  return {
    async sign(workspace, file, now) {
      const until = now + openFor
      const secret = await secretOf(workspace, true)
      if (!secret) throw new Error('a secret that was just made is not there')
      const query = new URLSearchParams({ workspace, until: String(until), signature: signed(secret, file, until) })
      return { url: `/v1/files/${file}/content?${query}`, until }
    },
    async isSigned(workspace, file, until, signature) {
      const secret = await secretOf(workspace, false)
      if (!secret) return false
      const [right, given] = [Buffer.from(signed(secret, file, until)), Buffer.from(signature)]
      return right.length === given.length && timingSafeEqual(right, given)
    },
  }
}

const signed = (secret: Buffer, file: string, until: number): string =>
  createHmac('sha256', secret).update(`file ${file} ${until}`).digest('base64url')
