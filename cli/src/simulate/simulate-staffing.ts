import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { playStaffing } from '@baton/engine'
import { StaffingChanges } from '@baton/protocol'
import { changeDay } from '@baton/server'
import { createApi } from '../api/call-api.ts'
import { BrokenLine, readStaffingLines } from './staffing/read-lines.ts'
import type { Compared } from './staffing/staffing-table.ts'

export interface StaffingOptions {
  day?: string
  changes?: string
  /** A version of the server's policy that routes instead of the live one. */
  policy?: number
  url?: string
  key?: string
  from?: string
  to?: string
  timeZone: string
  target: number
  patience?: number
  seed: number
  times: number
}

/** What is wrong with how it was called: told, and not thrown at anybody. */
export class Unusable extends Error {}

/** Plays a day from a file, or has a server play one of its own. */
export async function simulateStaffing(options: StaffingOptions, heard: (line: string) => void): Promise<Compared> {
  const changes = changesOf(options)
  if (options.day !== undefined && changes?.policyVersion !== undefined)
    throw new Unusable(
      `a day from a file has no policy with versions: say what of its routing is otherwise as "routing" in --changes, or play a server's day with --url`,
    )
  if (options.day !== undefined) return playFile(options.day, changes, options, heard)
  return playOnServer(changes, options, heard)
}

function changesOf({ changes: file, policy }: StaffingOptions): StaffingChanges | null {
  const own = policy === undefined ? {} : { policyVersion: policy }
  if (file === undefined) return policy === undefined ? null : StaffingChanges.parse(own)
  const read = StaffingChanges.safeParse(jsonOf(file))
  if (read.success) return { ...read.data, ...own }
  const [issue] = read.error.issues
  throw new Unusable(`${file}: ${issue?.path.join('.') || 'the file'}: ${issue?.message}`)
}

function jsonOf(file: string): unknown {
  const text = textOf(file)
  try {
    return JSON.parse(text)
  } catch {
    throw new Unusable(`${file} is not JSON`)
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new Unusable(`${file} cannot be read`)
  }
}

function playFile(
  file: string,
  changes: StaffingChanges | null,
  { target, patience, seed, times, timeZone }: StaffingOptions,
  heard: (line: string) => void,
): Compared {
  try {
    const day = readStaffingLines(textOf(file), { targetMinutes: target, patienceMinutes: patience ?? null })
    if (day.agents.length === 0 && !changes?.add.length)
      throw new Unusable(
        `${file} has nobody at work: add lines such as {"agent":"ann","openings":[…]}, or people by --changes`,
      )
    let done = 0
    const of = times * (changes ? 2 : 1)
    const played = { seed, replications: times, heard: () => heard(`${++done} of ${of} times`) }
    return {
      real: null,
      before: playStaffing(day, played),
      after: changes && playStaffing(changeDay(day, changes, timeZone), played),
    }
  } catch (error) {
    if (error instanceof BrokenLine) throw new Unusable(`${file}, ${error.message}`)
    throw error
  }
}

async function playOnServer(
  changes: StaffingChanges | null,
  { url, key, from, to, timeZone, target, patience, seed, times }: StaffingOptions,
  heard: (line: string) => void,
): Promise<Compared> {
  const token = key ?? process.env['BATON_API_KEY']
  if (url === undefined || from === undefined || to === undefined || token === undefined)
    throw new Unusable('--staffing needs --day, or --url, --from, --to and a key (--key, or BATON_API_KEY)')
  const call = createApi({ url, token })
  const { id } = await call('simulate', {
    body: {
      from,
      to,
      timeZone,
      targetMinutes: target,
      patienceMinutes: patience ?? null,
      seed,
      replications: times,
      ...(changes ? { changes } : {}),
    },
  })
  for (;;) {
    const { status, progress, result, fault } = await call('getSimulation', { params: { id } })
    if (result) return result
    if (status === 'failed' || status === 'cancelled') throw new Unusable(fault ?? 'it was stopped by somebody')
    heard(`${Math.round(100 * progress)} % played`)
    await sleep(300)
  }
}
