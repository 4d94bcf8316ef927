import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, connect, type AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { describe, expect, test } from 'vitest'

/** Debian's Dovecot: a real IMAP server, with a folder of its own for each test. */
const dovecot = ['/usr/sbin/dovecot', '/usr/local/sbin/dovecot'].find((file) => existsSync(file))

/** A suite that needs it. Without it the suite is skipped and says so; with `BATON_CI=1` it fails instead. */
export function whereImapIs(suite: () => void): void {
  if (dovecot !== undefined) suite()
  else if (process.env['BATON_CI'] === '1') test('IMAP', () => expect.fail('dovecot-imapd is not installed'))
  else describe.skipIf(dovecot === undefined)('IMAP: skipped, because dovecot-imapd is not installed', suite)
}

export interface ImapDesk {
  host: string
  port: number
  user: string
  password: string
  /** Lays a mail into the mailbox, as a server does that took it. */
  deliver(raw: string): void
  /** Counts the mailbox's UIDs anew. */
  renew(): void
  stop(): Promise<void>
}

export async function openImapDesk(): Promise<ImapDesk> {
  if (dovecot === undefined) throw new Error('dovecot-imapd is not installed')
  const folder = mkdtempSync(path.join(os.tmpdir(), 'baton-imap-'))
  const port = await freePort()
  const [user, password] = ['help', 'pass word']
  const mailbox = path.join(folder, 'mail')
  for (const each of ['new', 'cur', 'tmp']) mkdirSync(path.join(mailbox, each), { recursive: true })
  const me = os.userInfo()
  const [uid, gid] = me.uid === 0 ? [idOf('-u'), idOf('-g')] : [me.uid, me.gid]
  const own = me.uid === 0 ? 'nobody' : me.username
  writeFileSync(path.join(folder, 'users'), `${user}:{PLAIN}${password}:${uid}:${gid}::${folder}::\n`)
  writeFileSync(
    path.join(folder, 'dovecot.conf'),
    `base_dir = ${folder}/run
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
log_path = ${folder}/log
default_internal_user = ${own}
default_login_user = ${own}
default_internal_group = ${me.uid === 0 ? 'nogroup' : execFileSync('id', ['-gn']).toString().trim()}
first_valid_uid = 1
mail_location = maildir:${mailbox}:LAYOUT=fs
passdb {
  driver = passwd-file
  args = ${folder}/users
}
userdb {
  driver = passwd-file
  args = ${folder}/users
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
`,
  )
  if (me.uid === 0) execFileSync('chown', ['-R', `${uid}:${gid}`, mailbox])
  execFileSync('chmod', ['755', folder])
  const server = spawn(dovecot, ['-F', '-c', path.join(folder, 'dovecot.conf')], { stdio: 'ignore' })
  await until(() => listens(port))
  let count = 0
  return {
    host: '127.0.0.1',
    port,
    user,
    password,
    deliver(raw) {
      const file = path.join(mailbox, 'new', `${Date.now()}.${(count += 1)}.here`)
      writeFileSync(`${mailbox}/tmp/x`, raw)
      if (me.uid === 0) execFileSync('chown', [`${uid}:${gid}`, `${mailbox}/tmp/x`])
      execFileSync('mv', [`${mailbox}/tmp/x`, file])
    },
    renew() {
      for (const file of [
        'dovecot-uidlist',
        'dovecot.index',
        'dovecot.index.log',
        'dovecot.index.cache',
        'dovecot-uidvalidity',
      ])
        rmSync(path.join(mailbox, file), { force: true })
    },
    async stop() {
      server.kill('SIGTERM')
      await new Promise((done) => (server.exitCode === null ? server.once('exit', done) : done(null)))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const idOf = (which: '-u' | '-g'): number => Number(execFileSync('id', [which, 'nobody']).toString())

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  await new Promise((done) => server.close(done))
  return port
}

function listens(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      done(true)
    })
    socket.once('error', () => done(false))
  })
}

async function until(is: () => Promise<boolean>): Promise<void> {
  for (let i = 0; i < 200; i += 1) {
    if (await is()) return
    await sleep(50)
  }
  throw new Error('the IMAP server did not come up')
}
