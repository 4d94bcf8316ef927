import { SiteLook, type Site } from '@baton/protocol'
import type { Database } from '../db/database.ts'
import { audit, type Doer } from '../identity/audit.ts'
import type { NewId } from '../ids.ts'
import { iso } from '../live/rows.ts'

/** How it looks where nobody has said anything. */
const usualLook: SiteLook = {
  locale: null,
  theme: 'auto',
  accent: null,
  position: 'right',
  size: 'regular',
  sounds: false,
  titleBadge: false,
}

/** That it was loaded is written once a minute. */
const minute = 60_000

interface SiteRow {
  origin: string
  look: unknown
  firstSeenAt: number | null
  lastSeenAt: number | null
}

const columns = 'origin, look, first_seen_at as "firstSeenAt", last_seen_at as "lastSeenAt"'

/** The allowed sites in their order. Those that were taken off the list are not shown; what was said of them stays, should they come back. */
export async function sitesOf(db: Database, workspace: string, allowed: readonly string[]): Promise<Site[]> {
  const rows = await db.scoped<SiteRow>(
    workspace,
    `select ${columns} from baton.sites where workspace_id = $1 and origin = any($2)`,
    [workspace, allowed],
  )
  const known = new Map(rows.map((row) => [row.origin, row]))
  return allowed.map((origin) =>
    presented(known.get(origin) ?? { origin, look: {}, firstSeenAt: null, lastSeenAt: null }),
  )
}

/** How it looks on this site. */
export async function lookOf(db: Database, workspace: string, origin: string): Promise<SiteLook> {
  const [site] = await sitesOf(db, workspace, [origin])
  return site?.look ?? usualLook
}

/** Changes what is given and keeps the rest. */
export async function putSite(
  db: Database,
  newId: NewId,
  site: { workspace: string; by: Doer; origin: string; look: { [K in keyof SiteLook]?: SiteLook[K] | undefined } },
  now: number,
): Promise<Site> {
  const { workspace, by, origin, look } = site
  return db.transaction({ workspace }, async (query) => {
    const [row] = await query<SiteRow>(
      `insert into baton.sites (workspace_id, origin, look) values ($1, $2, $3::jsonb)
        on conflict (workspace_id, origin) do update set look = baton.sites.look || excluded.look returning ${columns}`,
      [workspace, origin, JSON.stringify(look)],
    )
    if (!row) throw new Error('an upsert gave no row')
    const detail = { fields: Object.keys(look) }
    await audit(query, newId, { workspace, by, action: 'site.changed', target: origin, detail }, now)
    return presented(row)
  })
}

/** The chat was loaded on that site. */
export async function noteSeen(db: Database, workspace: string, origin: string, now: number): Promise<void> {
  await db.scoped(
    workspace,
    `insert into baton.sites (workspace_id, origin, first_seen_at, last_seen_at) values ($1, $2, $3, $3)
      on conflict (workspace_id, origin) do update
        set first_seen_at = coalesce(baton.sites.first_seen_at, excluded.first_seen_at), last_seen_at = excluded.last_seen_at
        where baton.sites.last_seen_at is null or baton.sites.last_seen_at <= $3 - ${minute}`,
    [workspace, origin, now],
  )
}

function presented({ origin, look, firstSeenAt, lastSeenAt }: SiteRow): Site {
  const read = SiteLook.safeParse({ ...usualLook, ...(look as object) })
  return {
    origin,
    look: read.success ? read.data : usualLook,
    firstSeenAt: firstSeenAt === null ? null : iso(firstSeenAt),
    lastSeenAt: lastSeenAt === null ? null : iso(lastSeenAt),
  }
}
