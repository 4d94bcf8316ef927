import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { lockFolder } from './folder-lock.ts'
import type { FolderLock } from './folder-lock.ts'
import { isRunning, thisProcess } from './process-identity.ts'

const beatMs = 40
const inUse = { code: 'data_folder_in_use' }
const made: string[] = []
const locks: FolderLock[] = []

afterEach(async () => {
  await Promise.all(locks.splice(0).map((lock) => lock.release()))
  for (const dir of made.splice(0)) fs.rmSync(dir, { recursive: true, force: true })
})

function folder(): string {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'baton-lock-'))
  made.push(dir)
  return dir
}

async function lock(dir: string, options: Parameters<typeof lockFolder>[1] = {}): Promise<FolderLock> {
  const taken = await lockFolder(dir, { beatMs, ...options })
  locks.push(taken)
  return taken
}

const fileIn = (dir: string): string => path.join(dir, 'baton.lock')
const holds = (dir: string, holder: object): void =>
  fs.writeFileSync(fileIn(dir), JSON.stringify({ token: 'theirs', ...holder }))

/** A process that has ended. */
async function ended(): Promise<number> {
  const child = spawn(process.execPath, ['-e', ''])
  await new Promise((resolve) => child.on('exit', resolve))
  return child.pid!
}

const ways = process.platform === 'linux' ? ['sockets', 'the file alone'] : ['the file alone']

for (const way of ways) {
  const sockets = way === 'sockets'
  describe(`by ${way}`, () => {
    test('one holds it, and whoever comes after release has it', async () => {
      const dir = folder()
      const first = await lock(dir, { sockets })
      await expect(lock(dir, { sockets })).rejects.toMatchObject(inUse)
      await expect(lock(dir, { sockets })).rejects.toThrow(dir)
      await first.release()
      expect(fs.existsSync(fileIn(dir))).toBe(false)
      await lock(dir, { sockets })
    })

    test('of many at once exactly one gets it, also over the file of one who is gone', async () => {
      for (const gone of [undefined, { ...thisProcess(), pid: await ended() }]) {
        const dir = folder()
        if (gone !== undefined) holds(dir, gone)
        const results = await Promise.allSettled(Array.from({ length: 20 }, () => lock(dir, { sockets })))
        expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
        const refusals = results.filter((result) => result.status === 'rejected').map(({ reason }) => reason as unknown)
        expect(refusals).toEqual(Array.from({ length: 19 }, () => expect.objectContaining(inUse)))
      }
    })

    test('a holder in another place counts for as long as it renews the file', async () => {
      const dir = folder()
      holds(dir, { ...thisProcess(), host: 'elsewhere', place: 'elsewhere net:[1]' })
      const beat = setInterval(() => fs.utimesSync(fileIn(dir), new Date(), new Date()), beatMs)
      await expect(lock(dir, { sockets })).rejects.toThrow(/on elsewhere/)
      clearInterval(beat)
      await lock(dir, { sockets })
    })

    test('a file without sense is no holder', async () => {
      const dir = folder()
      fs.writeFileSync(fileIn(dir), '')
      await expect(lock(dir, { sockets })).resolves.toBeDefined()
    })

    test('whose folder is taken over is told', async () => {
      const dir = folder()
      const onLost = vi.fn()
      await lock(dir, { sockets, onLost })
      await new Promise((resolve) => setTimeout(resolve, 3 * beatMs))
      expect(onLost).not.toHaveBeenCalled()
      holds(dir, { ...thisProcess(), host: 'elsewhere' })
      await vi.waitFor(() => expect(onLost).toHaveBeenCalled())
      // And leaves alone what is no longer its own.
      await Promise.all(locks.splice(0).map((each) => each.release()))
      expect(fs.existsSync(fileIn(dir))).toBe(true)
    })
  })
}

describe('the identity of a process', () => {
  test('tells the living from the dead, and from those who got their number', async () => {
    const me = thisProcess()
    expect(isRunning(me)).toBe(true)
    expect(isRunning({ ...me, started: 'long ago' })).toBe(false)
    expect(isRunning({ ...me, pid: await ended() })).toBe(false)
  })
})
