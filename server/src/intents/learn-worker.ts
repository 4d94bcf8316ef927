import { parentPort, workerData } from 'node:worker_threads'
import { measureIntents, trainIntents, type IntentMeasure } from '@baton/engine'
import type { FromWorker, LearnInput } from './learn.ts'
import { modelToBytes } from './keep-model.ts'

// Learning takes seconds of a processor: in this thread nobody waits for it.
const { examples, areas } = workerData as LearnInput
const began = performance.now()
let measured: IntentMeasure | null = null
const tell = (message: FromWorker, moved: ArrayBuffer[] = []) => parentPort!.postMessage(message, moved)
const model = trainIntents(examples, {
  seed: 1,
  areas,
  onPart: (done, of) => tell({ done, of }),
  onRehearsed: (rehearsed, threshold) => (measured = measureIntents(examples, rehearsed, threshold)),
})
const bytes = modelToBytes(model)
const figures = {
  seconds: Math.round((performance.now() - began) / 100) / 10,
  examples: examples.length,
  threshold: Math.round(model.threshold * 1000) / 1000,
  measured,
}
tell({ model: bytes, figures }, [bytes.buffer])
