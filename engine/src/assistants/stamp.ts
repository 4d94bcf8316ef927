/** Which assistant it was, and which of its versions. */
export interface AssistantStamp {
  assistantId: string
  version: number
}

/** Who stands behind an answer: the assistant, its version, and what worded it: `built-in`, or a model by its provider's name. */
export interface AnsweredBy extends AssistantStamp {
  model: string
}

export const stampOf = ({ assistantId, version }: AssistantStamp): AssistantStamp => ({ assistantId, version })
