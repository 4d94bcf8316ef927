import { handInSources } from '@baton/protocol'
import { fromBotFramework } from './bot-framework.ts'
import { fromBotpress } from './botpress.ts'
import type { Canonical, Fault } from './canonical.ts'
import { fromDialogflowCx, fromDialogflowEs } from './dialogflow.ts'
import { fromRasa } from './rasa.ts'
import { fromTranscript } from './transcript.ts'
import { fromVcon } from './vcon.ts'

export type Source = (typeof handInSources)[number]
export const sources = handInSources

const adapters = {
  rasa: fromRasa,
  'dialogflow-cx': fromDialogflowCx,
  'dialogflow-es': fromDialogflowEs,
  botpress: fromBotpress,
  'bot-framework': fromBotFramework,
  transcript: fromTranscript,
  vcon: fromVcon,
} as const satisfies Record<Source, (payload: unknown) => Canonical | Fault>

export type Translated = { ok: true; handIn: Canonical } | { ok: false; fault: Fault }

/** What another system sent, as `POST /v1/handoffs` takes it. Unknown fields are left alone; what is not there stays away and is missing with its cause. */
export function translate(source: Source, payload: unknown): Translated {
  const result = adapters[source](payload)
  return 'message' in result
    ? { ok: false, fault: result }
    : { ok: true, handIn: { ...result, transcript: result.transcript?.slice(-2000) ?? [] } }
}
