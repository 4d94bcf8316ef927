import type { WithheldBecause } from '@baton/engine'

const words: Record<WithheldBecause, string> = {
  superseded: 'the customer wrote again',
  'epoch-moved': 'somebody else had it by then',
  'not-holder': 'somebody else had it by then',
  'claims-transfer': 'it claimed a transfer that nobody had made',
  'repeats-itself': 'it repeated what was said before',
  'not-grounded': 'it rested on too little',
  'asks-again': 'asked for what the customer had said already',
  'person-needed': 'a person was needed',
  'asks-first': 'it was too weak, so a question came first',
  'cut-off': 'it broke off',
  'held-back': 'it is about an incident, and the customer was told so',
}

/** Why a reply of the assistant was not sent. */
export function withheldWords(because: WithheldBecause): string {
  return words[because] ?? because
}
