import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { eachBackend } from '../lab/each-backend.ts'
import { logOf, nodeOn, openHeld, prepareTrial, write } from '../lab/node-on.ts'
import { through } from '../lab/through.ts'
import { checkMessages } from './check-messages.ts'

eachBackend(
  (open) => {
    test('the checker finds 11: a follower that asks for what is newer than the last it saw', async () => {
      const { db } = await open()
      await prepareTrial(db)
      const made = await nodeOn(db)
      const [slow, fast] = [await openHeld(made), await openHeld(made)]
      const facts = () =>
        db.transaction({ role: 'baton_follower' }, (query) =>
          query<{ conversation_id: string; seq: number; xid: string; xmin: string }>(
            `select conversation_id, seq, xid::text, pg_snapshot_xmin(pg_current_snapshot())::text as xmin from baton.facts order by xid, seq`,
          ),
        )
      const seen = { naive: new Map<string, number[]>(), sound: new Map<string, number[]>() }
      const cursor = { naive: 0n, sound: 0n }
      const show = (who: 'naive' | 'sound', { conversation_id: id, seq }: { conversation_id: string; seq: number }) =>
        seen[who].set(id, [...(seen[who].get(id) ?? []), seq])
      const poll = async () => {
        const rows = await facts()
        for (const row of rows) {
          if (BigInt(row.xid) > cursor.naive) show('naive', row)
          if (BigInt(row.xid) >= cursor.sound && BigInt(row.xid) < BigInt(row.xmin)) show('sound', row)
        }
        cursor.naive = BigInt(rows.at(-1)?.xid ?? 0)
        cursor.sound = BigInt(rows.at(-1)?.xmin ?? 0)
      }
      await poll()
      // The slow one takes its transaction id first and commits last.
      const late = await nodeOn(
        through(db, (sql, run, params) =>
          sql.includes('baton.append')
            ? db.transaction({}, async (query) => {
                const rows = await query(sql, params)
                await query('select pg_sleep(0.5)')
                return rows
              })
            : run(),
        ),
      )
      const writing = write(late, slow, 'c1', 'slow')
      await sleep(200)
      await write(made, fast, 'c1', 'fast')
      await poll()
      await writing
      // Something later moves the oldest running transaction past both.
      await write(made, fast, 'c2', 'fast again')
      // Whatever else runs on this server holds the sound one back, and never the naive one.
      for (let n = 0; n < 200 && (seen.sound.get(fast)?.length ?? 0) < 4; n++) {
        await poll()
        await sleep(25)
      }
      const held = { [slow]: await logOf(db, slow), [fast]: await logOf(db, fast) }
      const readings = (who: 'naive' | 'sound') =>
        [slow, fast].map((conversation) => ({
          reader: who,
          conversation,
          lines: (seen[who].get(conversation) ?? []).map(
            (seq) => held[conversation]?.find((line) => line.seq === seq) ?? { seq, text: null },
          ),
        }))
      expect(checkMessages({ sent: [], readings: readings('sound'), held })).toEqual({
        lost: [],
        doubled: [],
        gaps: [],
        misordered: [],
        ghosts: [],
        behind: [],
      })
      expect(checkMessages({ sent: [], readings: readings('naive'), held }).behind).toHaveLength(1)
      made.feed.stop()
      late.feed.stop()
    })
  },
  ['postgres'],
)
