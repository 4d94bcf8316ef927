import type { Config } from '../config.ts'
import type { Database } from '../db/database.ts'
import { readClusterName } from '../log/cluster.ts'
import { openNats } from './nats.ts'
import { openNotify } from './notify.ts'
import { createWakes, noWakes, type Wakes, type WakesParts } from './wakes.ts'

export interface OpenWakesParts extends Pick<WakesParts, 'owner' | 'onWake' | 'log'> {
  config: Pick<Config, 'databaseUrl' | 'natsUrl'>
  db: Database
}

/** The way to the other nodes of this database: NATS where it is named, else PostgreSQL itself. The embedded database has one node. */
export async function openWakes({ config, db, owner, onWake, log }: OpenWakesParts): Promise<Wakes> {
  const { databaseUrl, natsUrl } = config
  if (databaseUrl === undefined) return noWakes
  const subject = `baton.wake.${(await readClusterName(db)) || 'database'}`
  return createWakes({
    owner,
    onWake,
    log,
    open: (take) =>
      natsUrl === undefined
        ? openNotify({ url: databaseUrl, take, log })
        : openNats({ url: natsUrl, subject, take, log }),
  })
}
