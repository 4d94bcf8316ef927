import type { Evidence } from '@baton/engine'
import { callNobody, type CallAction } from '../playbooks/call-action.ts'

/** What stands in a drill for what an action would have called: its answer, or how it fails. */
export type StandIn = { kind: 'answers'; answer: unknown } | { kind: 'fails'; fault: NonNullable<Evidence['fault']> }

/** By the step of a playbook that makes the call, as `playbook/step`. */
export type StandIns = Readonly<Record<string, StandIn>>

/** As many conversations as are remembered: a run plays a few at a time. */
const mostKept = 500

/**
 * Answers the actions of drills in place of who they would call. A drill that declares none for a step has nobody there, as a drill without any:
 * no drill calls anybody.
 */
export function createStandIns(): {
  call: CallAction
  declare(workspace: string, conversation: string, standIns: StandIns): void
} {
  const declared = new Map<string, StandIns>()
  return {
    async call(action) {
      const { of } = action
      const all = of && declared.get(`${of.workspace}/${of.conversation}`)
      const standIn = all && Object.hasOwn(all, of.step) ? all[of.step] : undefined
      if (!standIn) return callNobody(action)
      if (standIn.kind === 'fails') return { done: false, evidence: { ms: 0, fault: standIn.fault } }
      return { done: true, answer: structuredClone(standIn.answer), evidence: { ms: 0 } }
    },
    declare(workspace, conversation, standIns) {
      if (declared.size >= mostKept) declared.delete(declared.keys().next().value ?? '')
      declared.set(`${workspace}/${conversation}`, standIns)
    },
  }
}
