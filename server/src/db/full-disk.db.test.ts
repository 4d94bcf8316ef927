import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { openPglite } from './pglite.ts'
import type { Pglite, PgliteOptions } from './pglite.ts'
import { scratchFolder } from './testing/scratch-folder.ts'
import { addThing, bigThing, makeTemplate } from './testing/things.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const scratch = scratchFolder('full-disk')
const disk = path.join(scratch.path, 'disk')
fs.mkdirSync(disk)
afterAll(scratch.remove)

const mount = (options: string): unknown =>
  execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', disk], { stdio: 'ignore' })
const unmount = (): unknown => execFileSync('umount', ['-l', disk])
const megabyte = 1_048_576

function whyNoSmallDisk(): string | undefined {
  if (process.platform !== 'linux') return 'not on Linux'
  try {
    mount('size=1m')
    unmount()
    return undefined
  } catch {
    return 'a disk can only be mounted as root'
  }
}

const why = whyNoSmallDisk()

describe.skipIf(why !== undefined)(`a full disk${why === undefined ? '' : ` (skipped: ${why})`}`, () => {
  let template: string
  let db: Pglite | undefined

  beforeAll(async () => {
    template = await makeTemplate(scratch.path)
  })

  afterEach(async () => {
    await db?.close()
    unmount()
  })

  async function open(options: Partial<PgliteOptions> & { dir: string }): Promise<Pglite> {
    db = await openPglite({ template, ...options })
    return db
  }

  async function fill(into: Pglite): Promise<{ acknowledged: number; error: unknown }> {
    for (let acknowledged = 0; ; acknowledged += 1) {
      try {
        await into.call(bigThing, [`#${acknowledged}`])
      } catch (error) {
        return { acknowledged, error }
      }
    }
  }

  async function count(from: Pglite): Promise<number> {
    const [row] = await from.call<{ n: number }>('select count(*) as n from baton.things')
    return row?.n ?? -1
  }

  test('writes are refused before it is full, reads go on, and it recovers by itself', async () => {
    mount('size=150m')
    const dir = path.join(disk, 'watched')
    const watched = await open({ dir, minFreeBytes: 40e6 })
    const { acknowledged, error } = await fill(watched)
    expect(error).toMatchObject({ code: 'disk_full', message: expect.stringContaining(dir) })
    expect(acknowledged).toBeGreaterThan(0)
    expect(await count(watched)).toBe(acknowledged)
    const writing = watched.transaction({}, (query) => query(bigThing, ['x']))
    await expect(writing).rejects.toMatchObject({ code: 'disk_full' })
    mount('remount,size=400m')
    await vi.waitFor(() => watched.call(addThing, ['room again']), { timeout: 60_000, interval: 100 })
    expect(await count(watched)).toBe(acknowledged + 1)
  })

  test('even when it is full to the last byte, nothing acknowledged is lost', async () => {
    mount('size=150m')
    const dir = path.join(disk, 'full')
    const unwatched = await open({ dir, minFreeBytes: 1 })
    const { acknowledged, error } = await fill(unwatched)
    expect(error).toMatchObject({ code: 'disk_full', message: expect.stringContaining(dir) })
    await expect(unwatched.call(bigThing, ['x'])).rejects.toMatchObject({ code: 'disk_full' })
    mount('remount,size=400m')
    await vi.waitFor(() => unwatched.call(addThing, ['room again']), { timeout: 60_000, interval: 100 })
    expect(await count(unwatched)).toBe(acknowledged + 1)
  })

  test.for([0, 20])(
    'a folder is not opened with %d MB left, not even by half, and is when there is room',
    async (left) => {
      mount('size=150m')
      const dir = path.join(disk, 'new')
      const ballast = path.join(disk, 'ballast')
      fs.writeFileSync(ballast, '')
      fs.appendFileSync(ballast, Buffer.alloc(freeMegabytes() * megabyte - left * megabyte))
      await expect(open({ dir })).rejects.toMatchObject({ code: 'disk_full', message: expect.stringContaining(dir) })
      fs.rmSync(ballast)
      const opened = await open({ dir })
      await opened.call(addThing, ['room now'])
      expect(await count(opened)).toBe(1)
    },
  )

  function freeMegabytes(): number {
    const { bavail, bsize } = fs.statfsSync(disk)
    return Math.floor((bavail * bsize) / megabyte)
  }
})
