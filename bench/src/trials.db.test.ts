import { expect } from 'vitest'
import { onEachBackend } from './lab/each-backend.ts'
import { newSeed } from './lab/random.ts'
import { resume } from './trials/resume.ts'
import { slowWriters } from './trials/slow-writers.ts'

onEachBackend(
  '64 writers, late commits, clocks ten minutes apart: every reader sees a prefix without a gap',
  async ({ db }) => {
    const result = await slowWriters(db, { seed: newSeed() })
    expect(result).toMatchObject({ messages: 960, faults: 0 })
  },
)

onEachBackend('1,000 random schedules of going and coming back end as a fresh fetch does', async ({ db }) => {
  const result = await resume(db, { seed: newSeed(), schedules: 1000 })
  expect(result).toMatchObject({ schedules: 1000, differs: [] })
  expect(result.sessions).toBeGreaterThan(2000)
})
