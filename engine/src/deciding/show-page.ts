import { isOver } from '../conversation/evolve.ts'
import type { Conversation } from '../conversation/state.ts'
import { refuse, type Deciding } from './deciding.ts'
import { handOff } from './hand-off.ts'
import type { Act, Command } from '../conversation/commands.ts'
import { claimsTransfer } from '../signals/index.ts'

type Named<T extends Command['type']> = Extract<Command, { type: T }>

/** The page was frozen. Where a handoff that is named is another one by now, it is still the newest picture of the page. */
export function capturePage(d: Deciding, command: Named<'CapturePage'>): void {
  if (d.given.policy.pageCapture === 'off') refuse({ code: 'page_capture_off' })
  const { captureId, because, nodes, bytes, masked, handoffId } = command
  d.add({ type: 'PageCaptured', captureId, because, nodes, bytes, masked, ...meant(d.state, handoffId) })
}

/** The handoff that is named; else the one that stands and has no picture yet. */
function meant({ handoff }: Conversation, named: string | null): { handoffId?: string } {
  if (named !== null) return { handoffId: named }
  if (!handoff || isOver(handoff) || handoff.package?.page?.captureId) return {}
  return handoff.capture && 'captureId' in handoff.capture ? {} : { handoffId: handoff.id }
}

/** Why there is no picture of the page: said once for a handoff, and not again when a picture came all the same. */
export function refuseCapture(d: Deciding, { because, handoffId }: Named<'RefuseCapture'>): void {
  const about = meant(d.state, handoffId)
  const { capture, handoff } = d.state
  const known = about.handoffId === undefined || about.handoffId !== handoff?.id ? capture : handoff.capture
  if (known && ('captureId' in known || known.refused === because)) return
  d.add({ type: 'CaptureRefused', because, ...about })
}

/** Shows the customer where to look or offers where to go. Of people, whoever holds the conversation points. */
export function point(d: Deciding, command: Named<'Point'>): void {
  const { holder, status } = d.state
  if (status === 'resolved') refuse({ code: 'conversation_resolved' })
  if (command.agentId !== null && !(holder.kind === 'agent' && holder.id === command.agentId))
    refuse({ code: 'not_the_holder' })
  addPointed(d, command)
}

/** The fact of pointing, with its words kept apart. */
export function addPointed(
  d: Deciding,
  { captureId, node, note, url, label }: Omit<Named<'Point'>, 'type' | 'agentId'>,
  turnId?: string,
): void {
  d.add({
    type: 'Pointed',
    captureId,
    node,
    noteTextId: note ? d.text('message', note) : null,
    urlTextId: url ? d.text('page', url) : null,
    ...(label ? { labelTextId: d.text('title', label) } : {}),
    ...(turnId === undefined ? {} : { turnId }),
  })
}

/**
 * The assistant points: once in a turn, for what rings here and there shows nothing. Words beside it that claim a transfer are kept back and
 * made true, as those of a reply are (law 2).
 */
export function pointAsAssistant(d: Deciding, turnId: string, wanted: Extract<Act, { kind: 'point' }>): void {
  if (d.state.pointedIn === turnId) return
  const claim = [wanted.note, wanted.label].find((words) => words !== null && claimsTransfer(words).claims)
  if (!claim) return addPointed(d, wanted, turnId)
  const textId = d.text('draft', claim)
  d.add({ type: 'ReplyWithheld', turnId, textId, because: 'claims-transfer' })
  handOff(d, { reason: { kind: 'claimed-transfer', textId } })
}
