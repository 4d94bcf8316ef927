import { parentPort, workerData } from 'node:worker_threads'
import { measureIntents, trainIntents, type IntentMeasure } from '@baton/engine'
import type { FromWorker, Learned, LearnInput } from './learn.ts'
import { modelToBytes } from './keep-model.ts'
import { keyOf, writeLearned } from './learned-file.ts'

// Learning takes seconds of a processor: in this thread nobody waits for it.
const input = workerData as LearnInput
const tell = (message: FromWorker, moved: ArrayBuffer[] = []) => parentPort!.postMessage(message, moved)
const learned = learn(input)
if (input.keptIn !== undefined) writeLearned(input.keptIn, keyOf(input), learned)
tell(learned)

function learn({ examples, areas }: LearnInput): Learned {
  const began = performance.now()
  let measured: IntentMeasure | null = null
  const model = trainIntents(examples, {
    seed: 1,
    areas,
    onPart: (done, of) => tell({ done, of }),
    onRehearsed: (rehearsed, threshold) => (measured = measureIntents(examples, rehearsed, threshold)),
  })
  const figures = {
    seconds: Math.round((performance.now() - began) / 100) / 10,
    examples: examples.length,
    threshold: Math.round(model.threshold * 1000) / 1000,
    measured,
  }
  return { model: modelToBytes(model), figures }
}
