import type { Stage } from '../lab/stage.ts'
import { median, quantile, round } from '../lab/statistics.ts'
import { candidatePaths, floorPaths } from '../lab/wire.ts'

export interface MessageLatency {
  /** Ratios of candidate to floor. */
  p50: number
  p99: number
  samples: number
  candidateMs: { p50: number; p99: number }
  floorMs: { p50: number; p99: number }
  /** Processor time of this process for one message, both ends of the sockets included: says more where others use the machine. Microseconds. */
  cpuUs: { candidate: number; floor: number }
}

const warmUp = 300

/** P1: from one socket through decision and commit to another socket, against bare commit and push; one message of each in turn. */
export async function messageLatency(stage: Stage, samples = 4000): Promise<MessageLatency> {
  const held = [await stage.heldConversation()]
  const candidate = await candidatePaths(stage, held)
  const floor = await floorPaths(stage, held)
  const took = { candidate: [] as number[], floor: [] as number[] }
  const cpu = { candidate: [] as number[], floor: [] as number[] }
  for (let n = 0; n < warmUp + samples; n++) {
    for (const [name, path] of [
      ['floor', floor],
      ['candidate', candidate],
    ] as const) {
      const cpuBefore = process.cpuUsage()
      const began = performance.now()
      await path.each[0]?.deliver(`m${n}`)
      const ms = performance.now() - began
      const { user, system } = process.cpuUsage(cpuBefore)
      if (n < warmUp) continue
      took[name].push(ms)
      cpu[name].push(user + system)
    }
  }
  await candidate.close()
  await floor.close()
  const of = (values: number[]) => ({ p50: round(quantile(values, 0.5)), p99: round(quantile(values, 0.99)) })
  const candidateMs = of(took.candidate)
  const floorMs = of(took.floor)
  return {
    p50: round(candidateMs.p50 / floorMs.p50),
    p99: round(candidateMs.p99 / floorMs.p99),
    samples,
    candidateMs,
    floorMs,
    cpuUs: { candidate: round(median(cpu.candidate)), floor: round(median(cpu.floor)) },
  }
}
