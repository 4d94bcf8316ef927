import { READ_AT_MOST } from './read-words.ts'

/** Whether a draft claims a transfer, and where. `from` and `to` are UTF-16 offsets, `to` exclusive. */
export type ClaimsTransfer = { claims: boolean; span?: { from: number; to: number } }

const claim =
  /\b(?:i(?:'m| am|'ll| will|'ve| have) (?:now )?(?:transfer|connect|forward|hand|escalat)\w*|(?:someone|a colleague|our team) will (?:contact|call|get back)|ich (?:verbinde|leite)|le (?:paso|transfiero|comunico)|je vous (?:transf\S+|mets en relation)|vou (?:te )?(?:transferir|encaminhar))/i

/** Whether a draft of the assistant says that a person is being brought in or will get back: true only if that is so. */
export function claimsTransfer(text: string): ClaimsTransfer {
  const match = claim.exec(text.slice(0, READ_AT_MOST))
  if (!match) return { claims: false }
  return { claims: true, span: { from: match.index, to: match.index + match[0].length } }
}
