export { intentReader, type IntentReading } from './read-intent.ts'
export { trainIntents, type TrainOptions } from './train-intents.ts'
export type { IntentExample, IntentModel } from './intent-model.ts'
