import { shippedDrills, startInProcess, type PlayedDrill } from '@baton/server'
import { drills, type Drill } from './drills.ts'
import { playInMemory } from './play-scripted.ts'
import { DrillFailed, openScene } from './scene.ts'

export interface Drilled {
  name: string
  failure: number | null
  passed: boolean
  /** Why it failed; null where it did not. */
  why: string | null
  ms: number
  /** After how many lines a person was called, why, and what was said, where the customer was written down. */
  turn?: number | null
  reason?: string | null
  transcript?: PlayedDrill['transcript']
}

/** The names of all that come with Baton, with their stories: scenes of known failures, then simulated customers. */
export async function allDrills(): Promise<Pick<Drill, 'name' | 'failure' | 'story'>[]> {
  const shipped = await shippedDrills()
  return [...drills, ...shipped.drills.map(({ name, story }) => ({ name, story, failure: null }))]
}

/** Plays these of them, or all: the scenes one after the other, each in a workspace of its own on one desk; then the simulated customers. */
export async function runDrills(names: readonly string[], tell: (drilled: Drilled) => void): Promise<Drilled[]> {
  const wanted = <D extends { name: string }>(all: readonly D[]): readonly D[] =>
    names.length === 0 ? all : all.filter(({ name }) => names.includes(name))
  const scenes = wanted(drills)
  const shipped = await shippedDrills()
  const customers = wanted(shipped.drills)
  return [
    ...(scenes.length > 0 ? await playScenes(scenes, tell) : []),
    ...(customers.length > 0 ? await playInMemory(customers, shipped.content, tell) : []),
  ]
}

async function playScenes(scenes: readonly Drill[], tell: (drilled: Drilled) => void): Promise<Drilled[]> {
  const desk = await startInProcess()
  const all: Drilled[] = []
  try {
    for (const { name, failure, play } of scenes) {
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
