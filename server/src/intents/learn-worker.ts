import { parentPort, workerData } from 'node:worker_threads'
import { trainIntents } from '@baton/engine'
import type { LearnInput, Learned } from './learn.ts'
import { modelToBytes } from './keep-model.ts'

// Learning takes seconds of a processor: in this thread nobody waits for it.
const { examples, areas } = workerData as LearnInput
const began = performance.now()
const model = trainIntents(examples, { seed: 1, areas })
const learned: Learned = {
  model: modelToBytes(model),
  figures: {
    seconds: Math.round((performance.now() - began) / 100) / 10,
    examples: examples.length,
    threshold: Math.round(model.threshold * 1000) / 1000,
  },
}
parentPort!.postMessage(learned, [learned.model.buffer])
