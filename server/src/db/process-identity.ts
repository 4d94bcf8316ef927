import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'

/** Enough about a process to tell later, from the same machine, whether it is still the same one and running. */
export interface ProcessIdentity {
  pid: number
  /** When it started, in the words of its system: a process id alone may have been given out again. */
  started: string
  host: string
  /** Which network it sees, as a container has its own; processes of one place share their abstract sockets. */
  place: string
}

export function thisProcess(): ProcessIdentity {
  const host = os.hostname()
  return { pid: process.pid, started: startOf(process.pid) ?? '', host, place: `${host} ${networkNamespace()}` }
}

/** Whether that process of this machine still runs. */
export function isRunning({ pid, started }: ProcessIdentity): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
  }
  const now = startOf(pid)
  return now === undefined || started === '' || now === started
}

function startOf(pid: number): string | undefined {
  try {
    if (process.platform === 'linux') {
      // The 22nd field, counted from behind the name, which may itself hold spaces and brackets.
      const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8')
      const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
      return `${fs.readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${ticks}`
    }
    if (process.platform === 'win32') {
      return run('powershell', ['-NoProfile', '-Command', `(Get-Process -Id ${pid}).StartTime.Ticks`])
    }
    return run('ps', ['-o', 'lstart=', '-p', String(pid)])
  } catch {
    return undefined
  }
}

function run(command: string, args: string[]): string {
  return execFileSync(command, args, { encoding: 'utf8', timeout: 5_000, stdio: ['ignore', 'pipe', 'ignore'] }).trim()
}

function networkNamespace(): string {
  try {
    return fs.readlinkSync('/proc/self/ns/net')
  } catch {
    return ''
  }
}
