import { setTimeout as pause } from 'node:timers/promises'
import type { Query } from './database.ts'
import { DatabaseError } from './database-error.ts'

/** The roles that Baton's statements run as, and those that own the functions for searching and for erasing. */
export const roles = [
  'baton_app',
  'baton_auth',
  'baton_follower',
  'baton_sweeper',
  'baton_search',
  'baton_eraser',
] as const

// Roles belong to the whole cluster: databases that are migrated at the same time make and grant the same ones.
const raced = ['42710', '23505', 'XX000']
const attempts = 50

/**
 * Makes the roles that are missing and lets the present user act as each. Harmless when repeated, and from many databases
 * of one cluster at once. Throws when a role of that name exists that row-level security would not hold.
 */
export async function ensureRoles(query: Query, names: readonly string[] = roles): Promise<void> {
  for (const role of names) await tolerateRaces(() => ensureRole(query, role))
}

async function ensureRole(query: Query, role: string): Promise<void> {
  const [found] = await query<{ superuser: boolean; bypasses: boolean }>(
    'select rolsuper as superuser, rolbypassrls as bypasses from pg_roles where rolname = $1',
    [role],
  )
  if (found === undefined) await query(`create role ${role} nologin nosuperuser nobypassrls noinherit`)
  else if (found.superuser || found.bypasses) {
    throw new DatabaseError(
      'sql',
      `The role ${role} may pass row-level security by, and tenants would meet: alter role ${role} nosuperuser nobypassrls`,
    )
  }
  // From version 16 on a member may be one without the right to act as the role.
  const [member] = await query<{ may: boolean }>(
    `select pg_has_role(current_user, $1,
       case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end) as may`,
    [role],
  )
  if (member?.may !== true) await query(`grant ${role} to current_user`)
}

async function tolerateRaces(work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work()
    } catch (error) {
      const known = error instanceof DatabaseError && raced.includes(error.sqlState ?? '')
      if (!known || attempt === attempts) throw error
      await pause(10 + Math.random() * 20)
    }
  }
}
