import fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { checkFolder, prepareFolder } from './testing/crash-writer.ts'
import { cutPower } from './testing/cut-power.ts'
import { scratchFolder } from './testing/scratch-folder.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const folder = scratchFolder('power')
const fresh = path.join(folder.path, 'fresh')
const seed = Number(process.env['BATON_SEED'] ?? Date.now() % 1_000_000)

beforeAll(() => prepareFolder(fresh))
afterAll(folder.remove)

function copyOfFresh(name: string): string {
  const dir = path.join(folder.path, name)
  fs.cpSync(fresh, dir, { recursive: true })
  return dir
}

describe.skipIf(process.platform !== 'linux')(`the power is cut (seed ${seed})`, () => {
  test.for([0, 0.5])(
    'every time it opens again with all that was acknowledged, when unsynced blocks survive with p = %d',
    async (keep) => {
      const dir = copyOfFresh(`keep-${keep}`)
      const acknowledged = new Map<number, number>()
      let sum = 0
      for (let i = 0; i < 3; i += 1) {
        const { acknowledgements } = await cutPower({ dir, acknowledged, keep, seed: seed + i, lies: false })
        sum += acknowledgements
        expect(await checkFolder(dir, acknowledged)).toEqual([])
      }
      expect(sum).toBeGreaterThan(100)
    },
  )

  // The first boot writes and syncs some thousand files, moves them into place and opens them.
  test.for([700, 2_100])('a first boot that is cut off after %d operations is done again', async (after) => {
    const dir = path.join(folder.path, `first-boot-${after}`)
    await cutPower({ dir, acknowledged: new Map(), keep: 0.5, seed, lies: false, after })
    await prepareFolder(dir)
    expect(await checkFolder(dir, new Map())).toEqual([])
  })

  test('a disk that lies about syncing is found out', async () => {
    const found: unknown[] = []
    for (let i = 0; i < 3 && found.length === 0; i += 1) {
      const dir = copyOfFresh(`lies-${i}`)
      const acknowledged = new Map<number, number>()
      await cutPower({ dir, acknowledged, keep: 0.5, seed: seed + i, lies: true })
      const faults = await checkFolder(dir, acknowledged).catch((error: unknown) => [error])
      found.push(...faults)
    }
    expect(found).not.toEqual([])
  })
})
