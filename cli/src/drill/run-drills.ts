import { startInProcess } from '@baton/server'
import { drills, type Drill } from './drills.ts'
import { DrillFailed, openScene } from './scene.ts'

export interface Drilled {
  name: string
  failure: number | null
  passed: boolean
  /** Why it failed; null where it did not. */
  why: string | null
  ms: number
}

/** Plays these drills one after the other, each in a workspace of its own on one desk. */
export async function runDrills(names: readonly string[], tell: (drilled: Drilled) => void): Promise<Drilled[]> {
  const chosen: readonly Drill[] = names.length === 0 ? drills : drills.filter(({ name }) => names.includes(name))
  const desk = await startInProcess()
  const all: Drilled[] = []
  try {
    for (const { name, failure, play } of chosen) {
      const began = performance.now()
      let why: string | null = null
      try {
        await play(await openScene(desk))
      } catch (error) {
        why = error instanceof DrillFailed ? error.message : `it broke: ${String(error)}`
      }
      const drilled = { name, failure, passed: why === null, why, ms: Math.round(performance.now() - began) }
      all.push(drilled)
      tell(drilled)
    }
  } finally {
    await desk.stop()
  }
  return all
}
