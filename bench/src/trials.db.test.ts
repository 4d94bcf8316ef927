import { expect, test } from 'vitest'
import { eachBackend } from './lab/each-backend.ts'
import { newSeed } from './lab/random.ts'
import { resume } from './trials/resume.ts'
import { slowWriters } from './trials/slow-writers.ts'

eachBackend((open) => {
  test('64 writers, late commits, clocks ten minutes apart: every reader sees a prefix without a gap', async () => {
    const { db } = await open()
    const result = await slowWriters(db, { seed: newSeed() })
    expect(result).toMatchObject({ messages: 960, findings: { gaps: [], behind: [] }, faults: 0 })
  }, 120_000)

  test('1,000 random schedules of going and coming back end as a fresh fetch does', async () => {
    const { db } = await open()
    const result = await resume(db, { seed: newSeed(), schedules: 1000 })
    expect(result).toMatchObject({ schedules: 1000, differs: [] })
    expect(result.sessions).toBeGreaterThan(2000)
  }, 120_000)
})
