import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../db/database.ts'
import { eachDatabase } from '../testing/databases.ts'
import { createVault } from '../sealing/vault.ts'
import { createTestNode, type TestNode } from '../testing/test-node.ts'
import { openImapDesk, whereImapIs, type ImapDesk } from './testing/imap-desk.ts'
import { mime } from './testing/mime.ts'

whereImapIs(() => {
  eachDatabase((_name, open) => {
    describe('a mailbox', () => {
      let db: Database
      /** Nodes of one platform have the same keys. */
      const vault = createVault([randomBytes(32)])
      let imap: ImapDesk
      const nodes: TestNode[] = []
      let workspace = ''
      // Longer than a busy machine keeps a node from renewing it; one that stops gives it back at once.
      const times = { sweepMs: 100, idleMs: 400, leaseMs: 6000 }
      const node = async () => {
        const it = await createTestNode(db, {
          vault,
          env: { BATON_MAIL_HOSTS: `127.0.0.1:${imap.port},127.0.0.1:1` },
          mailTimes: times,
        })
        nodes.push(it)
        return it
      }
      let it: TestNode

      beforeAll(async () => {
        db = (await open()).db
        imap = await openImapDesk()
        imap.deliver(mime({ from: 'old@mail.example', to: 'help@shop.example', text: 'From before' }))
        it = await node()
        workspace = it.workspace
        const server = { host: imap.host, port: imap.port, security: 'none', user: imap.user, password: imap.password }
        const settings = {
          address: 'help@shop.example',
          fromName: 'Shop',
          smtp: { ...server, port: 1 },
          inbound: 'imap',
          imap: server,
        }
        const { status, json } = await it.call('PUT', '/v1/mail', settings)
        if (status !== 200) throw new Error(JSON.stringify(json))
        await until(async () => (await place()).uid !== null)
      }, 60_000)
      afterAll(async () => {
        await Promise.all(nodes.map((each) => each.stop()))
        await imap.stop()
      })

      const place = async () =>
        (
          await db.scoped<{ uid: number | null; fault: string | null; owner: string | null }>(
            workspace,
            'select last_uid as uid, fault, lease_owner as owner from baton.mail_settings where workspace_id = $1',
            [workspace],
          )
        )[0] ?? { uid: null, fault: null, owner: null }
      const said = async () =>
        (
          await db.scoped<{ body: string }>(
            workspace,
            `select t.body from baton.facts f join baton.texts t on t.workspace_id = $1 and t.conversation_id = f.conversation_id and t.id = f.data ->> 'textId'
            where f.workspace_id = $1 and f.type = 'MessageReceived' order by f.at, f.seq`,
            [workspace],
          )
        ).map(({ body }) => body)
      async function until(is: () => Promise<boolean>): Promise<void> {
        for (let i = 0; i < 400; i += 1) {
          if (await is()) return
          await sleep(50)
        }
        throw new Error('it did not come to be')
      }
      const comes = (text: string) => until(async () => (await said()).includes(text))

      test('what was there before is left alone, and what comes is taken', async () => {
        imap.deliver(mime({ from: 'a@mail.example', to: 'help@shop.example', text: 'First' }))
        await comes('First')
        expect(await said()).toEqual(['First'])
        expect((await it.call('GET', '/v1/mail')).json.settings).toMatchObject({
          fault: null,
          readAt: expect.any(String),
        })
        expect(
          (await it.call('POST', '/v1/mail/test', {})).json.checks.find(
            ({ part }: { part: string }) => part === 'imap',
          ),
        ).toMatchObject({ ok: true })
      })

      test('two nodes read it once, and the other goes on when one stops', async () => {
        const second = await node()
        for (let i = 0; i < 5; i += 1)
          imap.deliver(mime({ from: `b${i}@mail.example`, to: 'help@shop.example', text: `Both ${i}` }))
        await comes('Both 4')
        const owner = (await place()).owner
        await it.stop()
        nodes.splice(nodes.indexOf(it), 1)
        imap.deliver(mime({ from: 'c@mail.example', to: 'help@shop.example', text: 'After the stop' }))
        await comes('After the stop')
        expect((await place()).owner).not.toBe(owner)
        it = second
        const all = await said()
        expect(new Set(all).size).toBe(all.length)
      })

      test('a server that counts its mails anew brings none twice', async () => {
        const before = await said()
        imap.renew()
        imap.deliver(mime({ from: 'd@mail.example', to: 'help@shop.example', text: 'Counted anew' }))
        await comes('Counted anew')
        const after = await said()
        expect(after.filter((text) => before.includes(text) && text !== 'From before')).toEqual(before)
      })

      test('a mail that breaks is passed by after three tries, and a lead sees it', async () => {
        // Whatever is done with it fails, as it would with a fault of ours.
        await db.migrate(async (exec) => {
          await exec(`create function baton.poison() returns trigger language plpgsql as $$ begin
            if new.from_address = 'poison@mail.example' then raise exception 'poison'; end if; return new; end $$`)
          await exec(
            'create trigger poison before insert on baton.mails_in for each row execute function baton.poison()',
          )
        })
        imap.deliver(mime({ from: 'poison@mail.example', to: 'help@shop.example', text: 'Poison' }))
        imap.deliver(mime({ from: 'e@mail.example', to: 'help@shop.example', text: 'Behind it' }))
        await comes('Behind it')
        const { rows } = {
          rows: await db.scoped<{ status: string; because: string }>(
            workspace,
            `select status, because from baton.mails_in where workspace_id = $1 and message_key like 'imap:%'`,
            [workspace],
          ),
        }
        expect(rows).toEqual([{ status: 'aside', because: 'unreadable' }])
        await db.migrate((exec) => exec('drop trigger poison on baton.mails_in; drop function baton.poison()'))
      }, 40_000)

      test('a password that is wrong is said, and the right one reads on', async () => {
        const server = { host: imap.host, port: imap.port, security: 'none', user: imap.user }
        const settings = (password: string) => ({
          address: 'help@shop.example',
          fromName: 'Shop',
          smtp: { ...server, port: 1 },
          inbound: 'imap',
          imap: { ...server, password },
        })
        await it.call('PUT', '/v1/mail', settings('wrong'))
        await until(async () => (await it.call('GET', '/v1/mail')).json.settings.fault === 'sign-in-refused')
        await it.call('PUT', '/v1/mail', settings(imap.password))
        imap.deliver(mime({ from: 'f@mail.example', to: 'help@shop.example', text: 'Read on' }))
        await comes('Read on')
      }, 40_000)
    })
  })
})
