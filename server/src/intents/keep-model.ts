import { deserialize, serialize } from 'node:v8'
import { gunzipSync, gzipSync } from 'node:zlib'
import { packIntentModel, unpackIntentModel, type IntentModel, type PackedIntentModel } from '@baton/engine'

/** A model as bytes: typed arrays as they lie in memory, then compressed. */
export function modelToBytes(model: IntentModel): Uint8Array<ArrayBuffer> {
  return new Uint8Array(gzipSync(serialize(packIntentModel(model)), { level: 1 }))
}

/** A model from its bytes; null where they are of another version, or broken: it has to be learned again. */
export function modelFromBytes(bytes: Uint8Array): IntentModel | null {
  try {
    const packed = deserialize(gunzipSync(bytes)) as PackedIntentModel
    const whole =
      packed.version === 1 &&
      packed.lines.classes === packed.names.length &&
      packed.lines.weights.steps.length === packed.lines.classes * packed.vectoriser.hashes.length
    return whole ? unpackIntentModel(packed) : null
  } catch {
    return null
  }
}
