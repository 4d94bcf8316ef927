import { parentPort, workerData } from 'node:worker_threads'
import { playStaffing } from '@baton/engine'
import type { FromSimulation, SimulationInput } from './simulate-in-thread.ts'

// A day takes seconds of a processor: in this thread nobody waits for it.
const { before, after, seed, replications } = workerData as SimulationInput
const tell = (message: FromSimulation) => parentPort!.postMessage(message)
const of = replications * (after ? 2 : 1)
let done = 0
const heard = () => tell({ done: ++done, of })
const played = playStaffing(before, { seed, replications, heard })
tell({ before: played, after: after && playStaffing(after, { seed, replications, heard }) })
