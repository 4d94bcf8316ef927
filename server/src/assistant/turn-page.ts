import { PageContext, TrailEntry, trailEntries } from '@baton/protocol'
import * as z from 'zod'
import type { Database } from '../db/database.ts'
import { readKept } from '../captures/captures.ts'
import type { TurnPage, TurnPicture } from './assistant.ts'

const Kept = z.object({
  url: z.string(),
  title: z.string().catch(''),
  feature: z.string().optional().catch(undefined),
  context: PageContext.optional().catch(undefined),
  trail: z.array(z.unknown()).catch([]),
})

/** The page as it was stored; null where the text is gone or none. An entry of the trail that is none any more is left out. */
export function readTurnPage(json: string | undefined): TurnPage | null {
  if (json === undefined) return null
  const page = Kept.safeParse(parsed(json)).data
  if (!page) return null
  const trail = page.trail.slice(-trailEntries).flatMap((each) => TrailEntry.safeParse(each).data ?? [])
  return { ...page, trail }
}

/** What can be pointed at on the newest picture; null where it was erased meanwhile. */
export async function readTurnPicture(db: Database, workspace: string, captureId: string): Promise<TurnPicture | null> {
  const kept = await readKept(db, workspace, captureId)
  return kept && { captureId, targets: kept.capture.targets }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}
