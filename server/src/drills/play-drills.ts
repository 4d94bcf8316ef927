import type { ScriptedDrill } from './drill.ts'
import { playDrill, type DrillDesk, type PlayedDrill, type PlayOptions } from './play-drill.ts'

/** Plays drills on one desk, so many at once; told of each as it ends. In the order of the drills. Stops early when the signal says so. */
export async function playDrills(
  desk: DrillDesk,
  drills: readonly ScriptedDrill[],
  options: PlayOptions & { atOnce: number; signal?: AbortSignal | undefined },
  tell: (played: PlayedDrill) => void,
): Promise<PlayedDrill[]> {
  const played: PlayedDrill[] = []
  let next = 0
  async function go(): Promise<void> {
    for (let i = next++; i < drills.length && !options.signal?.aborted; i = next++) {
      const drill = drills[i]
      if (!drill) return
      const result = await playDrill(desk, drill, options)
      played[i] = result
      tell(result)
    }
  }
  await Promise.all(Array.from({ length: Math.min(options.atOnce, drills.length) }, go))
  return played.filter((each) => each !== undefined)
}
